"""Calendar subscriptions: entries as iCalendar bytes, and how clients fetch them."""
