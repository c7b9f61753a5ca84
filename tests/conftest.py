"""What all tests share: the outside validators are asked for by name, and properties are tried reproducibly."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# No deadline: a busy machine is no fault.  The same examples every time: explore with --hypothesis-profile=explore.
settings.register_profile("jbpub", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("jbpub")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs outside validators, unless `make conform` asks for it; there a missing one is a failure."""
    if os.environ.get("JBPUB_CONFORM") == "required":
        return
    skip = pytest.mark.skip(reason="needs outside validators: make conform")
    for item in items:
        if item.get_closest_marker("conform"):
            item.add_marker(skip)
