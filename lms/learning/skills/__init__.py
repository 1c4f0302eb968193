"""What a person has worked on and shown, by competence of the European framework, each with its evidence."""
