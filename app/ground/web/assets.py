"""Addresses of static files that change when the file does, so that browsers may keep them for a year."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, url_for


def init(app: Flask) -> None:
    """Give the templates `asset("css/base.css")`."""
    folder = Path(app.static_folder or "static")

    @cache
    def mark(path: str) -> str:
        return mark_of(folder / path)

    def asset(path: str) -> str:
        return address(path) if not app.debug else url_for("static", filename=path, v=mark(path) or None)

    @cache  # a page of 200 rows names the sprite of icons 1,000 times
    def address(path: str) -> str:
        return url_for("static", filename=path, v=mark(path) or None)

    app.jinja_env.globals["asset"] = asset
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 365 * 24 * 3600


def mark_of(file: Path) -> str:
    """Return what stands in a file's address and changes with its bytes; empty where there is no such file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else ""
