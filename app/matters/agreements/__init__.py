"""Agreements that an event prepares: how far each has come, who signs it, at which item of the programme."""
