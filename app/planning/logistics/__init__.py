"""All of an event's logistics as one picture, and what a delay breaks."""
