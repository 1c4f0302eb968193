"""The blueprint all doors of the evenings belong to."""

from flask import Blueprint

scheduling = Blueprint("scheduling", __name__)
