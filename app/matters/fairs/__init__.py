"""A visit to a trade fair: the stand and its exhibitors, the walk with its stops, invitations to the stand, the plan of a day."""
