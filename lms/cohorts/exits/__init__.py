"""How people left a cohort: raw facts, recorded at the exit, 3 and 6 months later, never overwritten."""
