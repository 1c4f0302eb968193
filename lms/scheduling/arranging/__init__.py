"""An evening arranged: split, joined with the next, a substitute, guests who make up, visitors counted."""
