"""When some people, an interpreter and a hall are free at once: proposals with reasons, and the item made of one."""
