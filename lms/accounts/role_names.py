"""What people call each role."""

from lms.i18n import lazy

NAMES = {
    "learner": lazy("Learner"),
    "volunteer": lazy("Volunteer"),
    "trainer": lazy("Trainer"),
    "coordinator": lazy("Coordinator"),
    "administrator": lazy("Administrator"),
    "funder": lazy("Funder"),
    "prescriber": lazy("Prescriber"),
}


def role_name(role: str) -> str:
    """The name of a role in the language spoken now."""
    return str(NAMES[role])
