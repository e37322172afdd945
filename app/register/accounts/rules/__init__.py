"""What accounts allow: roles, passwords, sessions, tries. Pure."""
