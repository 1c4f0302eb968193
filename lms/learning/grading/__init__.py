"""Marks an answer: one file per kind of activity."""
