"""Bilateral talks: an equal composition, who sits where, talking points, access of the press, the register of gifts."""
