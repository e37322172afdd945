"""The address books: staff, venues."""
