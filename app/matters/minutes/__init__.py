"""Minutes of a meeting: what was decided, in the wording of a protocol, agreed by both sides and then immutable."""
