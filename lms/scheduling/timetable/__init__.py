"""Timetables of a site: asked, solved, explained, repaired and checked, over plain values only."""
