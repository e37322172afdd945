"""Arrival and departure of guests: legs, who travels on them, and how late they are."""
