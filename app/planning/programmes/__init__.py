"""Programmes: the items of an event and the speeches inside them."""
