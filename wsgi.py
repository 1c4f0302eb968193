"""What the server serves."""

import gc
import sys

gc.disable()  # a start makes much and drops little: looking for what was dropped costs a sixth of it

from lms import create_app  # noqa: E402
from lms.catalogue.faults import CourseErrors  # noqa: E402

try:
    app = create_app()
except CourseErrors as errors:
    sys.exit(str(errors))
gc.enable()
