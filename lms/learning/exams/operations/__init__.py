"""What can happen in an exam: sitting it, conducting it, booking the real one."""
