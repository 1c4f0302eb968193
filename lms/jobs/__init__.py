"""Background work: a queue in the same database, its worker, periodic tasks."""
