"""Four languages: what is said in them, and how each writes days, hours and lists."""
