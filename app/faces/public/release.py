"""What public pages are made with, as one mark: another release draws other pages of the same state."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.ground.kernel.walltime import TZDATA_RELEASE

_SOURCES: Final = (
    "templates/public/*",
    "templates/components/*",
    "static/css/*",
    "static/js/*",
    "static/img/*",
    "translations/*/LC_MESSAGES/messages.*o",
    "app/faces/public/*.py",
    "app/ground/words/*.py",
    "app/judgement/entries/*.py",
    "app/judgement/subscriptions/*.py",
)


@dataclass(frozen=True, slots=True)
class Release:
    """The mark, and when the youngest source was written (seconds since 1970)."""

    mark: str
    at: int


def release_of(root: Path, *more: str) -> Release:
    """Return the release of what lies under `root`; `more` is what pages also depend on."""
    files = sorted(file for pattern in _SOURCES for file in root.glob(pattern) if file.is_file())
    digest = hashlib.sha256("\n".join((TZDATA_RELEASE, *more)).encode())
    for file in files:
        digest.update(file.read_bytes())
    return Release(digest.hexdigest()[:12], max((int(file.stat().st_mtime) for file in files), default=0))
