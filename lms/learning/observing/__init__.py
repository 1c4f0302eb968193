"""What trainers see people do: checklists ticked, commented and signed."""
