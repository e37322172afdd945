"""The overview for the head: what is next, overdue and blocked, and figures since the last meeting."""
