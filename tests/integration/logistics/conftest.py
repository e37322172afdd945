"""The late flight that tests of its pages share."""

import pytest
from flask import Flask

from tests.integration.logistics.delay_world import World, staged


@pytest.fixture
def world(app: Flask) -> World:
    return staged(app)
