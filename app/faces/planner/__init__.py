"""The planner: the board of a programme, and one item with its history."""
