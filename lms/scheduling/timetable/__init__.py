"""Timetables of a site: what is asked, how it is solved, explained, repaired and checked. Plain values only."""
