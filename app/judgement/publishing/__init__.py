"""Versions: what has gone out, and what changed since."""
