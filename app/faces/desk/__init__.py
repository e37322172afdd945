"""The staff's desk: today, the list of events, an event's page, the page of components."""
