"""The calendar on the screen: a year with a row for each kind of event, and a month."""
