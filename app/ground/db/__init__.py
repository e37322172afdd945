"""The database: base and types of the tables, sessions, the change log. No Flask."""
