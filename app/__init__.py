"""Yiyin: events and delegations between Bashkortostan and Kazakhstan."""
