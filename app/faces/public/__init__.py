"""What the public reads: coming and past events and their published programmes."""
