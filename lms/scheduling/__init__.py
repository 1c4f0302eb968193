"""Rooms, sessions laid out over evenings, attendance."""
