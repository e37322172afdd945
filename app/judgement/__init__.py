"""What may go out: versions, and the calendar entries made of them."""
