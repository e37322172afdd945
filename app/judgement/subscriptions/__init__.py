"""Subscriptions: what a feed is about, where it is found, what a subscriber may choose, and the ways into clients."""
