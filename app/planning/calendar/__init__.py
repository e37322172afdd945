"""The office's year and its months: events, reserve dates and holidays side by side, and views of them under a name."""
