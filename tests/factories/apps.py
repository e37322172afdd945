"""The application as tests make it: hundreds in a run, so all of one process share what has been compiled of templates and addresses."""

from collections.abc import Callable
from types import CodeType
from typing import ClassVar, Final

from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from werkzeug.routing import Rule

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


class _CompiledRule(Rule):
    """The rule of an address; what builds addresses is compiled once. It takes most of the time of making an application."""

    _kept: ClassVar[dict[tuple[object, ...], Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (self.rule, self.subdomain, self.host, repr(self.defaults), append_unknown)
        if key not in self._kept:
            self._kept[key] = super()._compile_builder(append_unknown)
        return self._kept[key]


_COMPILED: Final = _Compiled()
Application.url_rule_class = _CompiledRule


def an_app(config: Config, engine: Engine | None = None) -> Application:
    """Return an application as `create_app` does."""
    app = create_app(config, engine)
    app.jinja_env.bytecode_cache = _COMPILED
    return app
