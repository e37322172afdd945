"""Private links: pages and feeds of one person, delegation, hall, vehicle or interpreter, without an account."""
