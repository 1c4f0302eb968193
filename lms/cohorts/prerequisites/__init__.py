"""What a course asks people to have done first, and who may begin without."""
