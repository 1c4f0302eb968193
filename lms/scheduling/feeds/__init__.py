"""Calendar feeds: one's evenings in the calendar one already uses, at a private address one can take back."""
