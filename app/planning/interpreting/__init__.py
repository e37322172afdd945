"""Interpreters, the languages they speak, and where they are booked."""
