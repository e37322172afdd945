"""What one person, delegation, hall, vehicle or interpreter has to do, from pictures of a version."""
