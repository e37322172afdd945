"""Values without a database or a web: time, text, ids, refusals. Standard library only."""
