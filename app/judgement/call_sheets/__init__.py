"""Who has to be told what a new version changes, and who has been."""
