"""Cities, venues and their halls: where things take place, and by which clock."""
