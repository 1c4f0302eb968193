"""Reminders of evenings and news of changes, answers by a link, the list of those to call."""
