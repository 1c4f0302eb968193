"""The solver's model, in stages: dates, rooms, trainers, volunteers. Nothing else imports OR-Tools."""
