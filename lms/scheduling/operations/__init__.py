"""What can happen to rooms, evenings, replies and attendance."""
