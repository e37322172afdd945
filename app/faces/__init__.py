"""What people see; no face imports another."""
