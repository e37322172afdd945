"""What is dealt with: agreements, and later what working groups and fairs decide."""
