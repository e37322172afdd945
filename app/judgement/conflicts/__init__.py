"""What does not hold in a plan, how bad it is, whom it concerns and what would mend it."""
