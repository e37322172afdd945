"""The application as tests make it: hundreds in a run, so all of one process share what has been compiled of the templates."""

from types import CodeType
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine

from app.factory import create_app
from app.ground.web.unit import Application
from config import Config


class _Compiled(BytecodeCache):
    """Keeps compiled templates by their name and what they say."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


def an_app(config: Config, engine: Engine | None = None) -> Application:
    """Return an application as `create_app` does."""
    app = create_app(config, engine)
    app.jinja_env.bytecode_cache = _COMPILED
    return app
