"""How a quiz is taken: what a course says, what a cohort's trainer changed, the extra time a learner has."""
