"""The demonstration set: seven past events, one small meeting and five invented events around the day of loading."""
