"""Preparation: the tasks that lead to an event, and when each is due."""
