"""Hotels, rooms and who stays where."""
