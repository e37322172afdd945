"""The screen of an event day: what goes on now and next, for those who stand in the middle of it."""
