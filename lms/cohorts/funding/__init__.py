"""Funding agreements: what was promised, which cohorts are paid for, who reads the report."""
