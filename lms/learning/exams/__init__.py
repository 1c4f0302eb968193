"""The mock exam: opened by a trainer, sat against the server's clock, kept as given, and reviewed."""
