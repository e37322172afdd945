"""The application as tests make it: hundreds in a run, so all of one process share what has been compiled of templates and addresses."""

from collections.abc import Hashable
from copy import copy
from functools import cached_property
from types import CodeType
from typing import ClassVar, Final

from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from werkzeug.routing import Map, Rule, RuleFactory
from werkzeug.routing.matcher import StateMachineMatcher

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


class _Addresses(Map):
    """Addresses that are compiled only once where many applications have the same; it takes most of the time of making one."""

    _compiled: ClassVar[dict[tuple[Hashable, ...], tuple[StateMachineMatcher, dict[object, list[Rule]]]]] = {}

    @cached_property
    def _added(self) -> list[Rule]:
        return []

    def add(self, rulefactory: RuleFactory) -> None:
        self._added += rulefactory.get_rules(self)
        self._remap = True

    def update(self) -> None:
        if not self._remap:
            return
        key = (repr(self.converters), self.host_matching, *map(_known_by, self._added))
        if key not in self._compiled:
            self._matcher, self._rules_by_endpoint = StateMachineMatcher(self.merge_slashes), {}
            for rule in self._added:
                super().add(copy(rule))
            super().update()
            self._compiled[key] = self._matcher, self._rules_by_endpoint
        self._matcher, self._rules_by_endpoint = self._compiled[key]
        self._remap = False


def _known_by(rule: Rule) -> Hashable:
    """Return all that the rule of an address has been told."""
    told = (rule.rule, rule.endpoint, rule.subdomain, rule.host, rule.redirect_to, repr(rule.defaults), frozenset(rule.methods or ()))
    flags = (rule.strict_slashes, rule.merge_slashes, rule.build_only, rule.alias, rule.websocket)
    return told, flags, getattr(rule, "provide_automatic_options", None)


_COMPILED: Final = _Compiled()
Application.url_map_class = _Addresses


def an_app(config: Config, engine: Engine | None = None) -> Application:
    """Return an application as `create_app` does."""
    app = create_app(config, engine)
    app.jinja_env.bytecode_cache = _COMPILED
    return app
