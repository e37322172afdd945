"""Calendar entries: what of the published programmes stands in calendars, and since when."""
