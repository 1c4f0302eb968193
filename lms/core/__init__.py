"""What all domains stand on: database, end of a transaction, gate, errors, clock, files."""
