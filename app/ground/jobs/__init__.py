"""Work that may hang or crash, done in a process of its own that can be killed."""
