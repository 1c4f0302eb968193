"""The doors of the evenings."""

from lms.scheduling.routes import attendance, changing, evenings, my_sessions, planning, rooms, week
from lms.scheduling.routes.blueprint import scheduling

__all__ = ["attendance", "changing", "evenings", "my_sessions", "planning", "rooms", "scheduling", "week"]
