"""A file that is too big costs nobody the rest of their form: its fields are read, the file is let go."""

from io import BytesIO
from typing import IO, Any

from flask import Request, g
from werkzeug.exceptions import RequestEntityTooLarge

FURTHEST = 20 * 1024 * 1024
"""Bytes of a form whose fields are still read; of anything larger nothing is."""


class Nowhere(BytesIO):
    """Takes what is written, and keeps none of it."""

    def write(self, buffer: Any, /) -> int:
        """Say that all was written."""
        return len(buffer)


class FormRequest(Request):
    """A request. `too_large` tells that its form brought more than it may, so that its files are empty."""

    too_large = False

    def _load_form_data(self) -> None:
        most, brought = self.max_content_length or FURTHEST, self.content_length or 0
        if "form" in self.__dict__ or not self._lets_go(most, brought):
            super()._load_form_data()
            return
        self.too_large, self.max_content_length = True, brought
        super()._load_form_data()
        if not self.files:  # nothing was let go: it is the words that are too many
            raise RequestEntityTooLarge

    def _lets_go(self, most: int, brought: int) -> bool:
        """Whether this is a form of somebody we know, too large because of its files."""
        known = bool(g.get("user"))
        return known and self.mimetype == "multipart/form-data" and most < brought <= FURTHEST

    def _get_file_stream(self, *arguments: Any, **named: Any) -> IO[bytes]:
        return Nowhere() if self.too_large else super()._get_file_stream(*arguments, **named)
