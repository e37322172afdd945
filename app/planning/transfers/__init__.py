"""Vehicles and the transfers that they make."""
