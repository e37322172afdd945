"""Meetings of a working group: the numbered agenda, what belongs to its points, who was there, how it runs on the day."""
