"""Timetables asked for, found, looked at, published and mended."""
