"""Lessons, attempts, marks, progress."""
