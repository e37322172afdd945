"""Writing accounts, sessions and parked forms."""
