"""Writes of anchors, of proposed dates and of reserve dates."""
