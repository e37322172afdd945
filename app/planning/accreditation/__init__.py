"""Badges, the zones that they open, and who has arrived."""
