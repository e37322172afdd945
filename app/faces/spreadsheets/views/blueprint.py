"""The blueprint that all pages of lists, in and out, hang on."""

from flask import Blueprint

blueprint = Blueprint("spreadsheets", __name__)
