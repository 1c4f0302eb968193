"""When people can come, by category of reason only: their week, days away, last service."""
