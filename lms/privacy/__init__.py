"""Exports or erases a person across all domains."""
