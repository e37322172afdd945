"""Series of events: their editions, who hosts them in turn, the next one."""
