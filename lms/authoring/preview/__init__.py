"""A small server for authors: a course as it is being written, read anew when a file changes."""
