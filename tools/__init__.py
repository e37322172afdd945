"""What the house is kept with: set-up, locks, measurements. None of it is needed once Yiyin runs."""
