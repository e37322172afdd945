"""What templates may do to draw a mark once and show it in hundreds of rows."""

from functools import cache

from flask import Flask


def init(app: Flask) -> None:
    """Give the templates `once(macro)`: the macro, drawing anew only for arguments that it has not had yet.

    To be set in the page, which lives as long as one answer, never at the top of a file of macros, which lives through all languages.
    """
    app.jinja_env.globals["once"] = cache
