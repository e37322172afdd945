"""Troupes that perform during Days: their technical riders, freight with the days of customs, rehearsals."""
