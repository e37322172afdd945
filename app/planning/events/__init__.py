"""Events: what takes place, of which kind, where and on which days."""
