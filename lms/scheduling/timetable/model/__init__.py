"""The solver's model, in stages: dates, then rooms, trainers and volunteers. Nothing else imports OR-Tools."""
