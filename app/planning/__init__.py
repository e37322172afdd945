"""When, where and who: events and their programmes."""
