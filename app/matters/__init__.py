"""What is dealt with: undertakings, agreements, working groups."""
