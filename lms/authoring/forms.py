"""What people may send about course packages."""

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField

from lms.core.forms import Form
from lms.i18n import lazy


class PackageForm(Form):
    """A course package."""

    file = FileField(lazy("Your zip"), [FileRequired(lazy("Choose a file."))])


class PublishForm(Form):
    """The word that a package is published, and that it may replace a course of the installation."""

    replacing = BooleanField(lazy("Yes, it takes the place of the course that came with Passerelle"))


class PackageButtonForm(Form):
    """A button alone."""
