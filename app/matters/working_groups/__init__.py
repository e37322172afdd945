"""Joint working groups: who is in them on each side from when to when, their vacancies, their meetings."""
