"""Claims about deeds that come from no page of ours: they have seen nothing that could still be so, and change nothing."""

import pytest
from flask import Flask

from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.pages import signed_in, somebody
from tests.integration.web.matrix_world import Objects, objects_of

DEEDS = (
    "agreements.remove",
    "agreements.reorder",
    "dossiers.remove",
    "dossiers.remove_note",
    "fairs.attend",
    "fairs.move_exhibitor",
    "fairs.move_stop",
    "fairs.remove_exhibitor",
    "fairs.remove_invitation",
    "fairs.remove_stand",
    "fairs.remove_stop",
    "folders.move",
    "folders.name",
    "folders.remove",
    "working_groups.remove",
    "working_groups.remove_member",
    "materials.remove",
    "materials.reorder",
    "materials.withdraw",
    "minutes.move_decision",
    "minutes.move_point",
    "minutes.remove_decision",
    "minutes.remove_point",
    "talks.remove_gift",
    "talks.remove_member",
    "talks.remove_point",
    "troupes.remove",
    "troupes.remove_freight",
    "troupes.remove_need",
    "undertakings.remove_instruction",
    "undertakings.remove_measure",
    "undertakings.reorder_measure",
)


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


@pytest.fixture
def objects(app: Flask, coordinator: User) -> Objects:
    with opened(app).begin() as session:
        return objects_of(session, [session.merge(coordinator)])


def test_a_deed_without_what_was_seen_is_told_to_look_first(app: Flask, objects: Objects) -> None:
    client = signed_in(app, Role.ADMIN)  # who may do all of it
    rules = {rule.endpoint: rule for rule in app.url_map.iter_rules() if rule.endpoint in DEEDS and "POST" in (rule.methods or ())}
    answered = {}
    with app.test_request_context():
        for name in DEEDS:
            values = {**objects.values, **objects.special.get(name, ({}, {}))[0]}
            built = rules[name].build({one: values[one] for one in rules[name].arguments})
            assert built is not None
            answered[name] = client.post(built[1], data={}).status_code
    assert answered == dict.fromkeys(DEEDS, 409)
