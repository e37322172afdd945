"""What the words of a programme in a spreadsheet mean: its days, times, places and kinds of items."""
