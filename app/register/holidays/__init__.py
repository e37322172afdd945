"""Holidays: the days off of Russia, Bashkortostan and Kazakhstan, and what the office enters itself."""
