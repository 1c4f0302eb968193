"""Cohorts, enrolments, exits, funding agreements; access.py says who reaches whom."""
