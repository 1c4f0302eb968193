"""What the server serves."""

import sys

from lms import create_app
from lms.catalogue.faults import CourseErrors

try:
    app = create_app()
except CourseErrors as errors:
    sys.exit(str(errors))
