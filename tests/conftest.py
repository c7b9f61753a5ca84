"""What all tests share: the outside validators are asked for by name, and properties are tried reproducibly."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: a busy machine is no fault.  The same examples every time: explore with --hypothesis-profile=explore.
settings.register_profile("jbpub", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("jbpub")


@pytest.fixture(autouse=True, scope="session")
def cache_of_the_tests_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever looks for typefaces keeps nothing in the cache of the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setattr("jbpub.style.faces.shelf.cache_folder", lambda: folder)
        yield


def pytest_configure(config: pytest.Config) -> None:
    """A build server compares with the golden dumps; it never writes them."""
    on_server = os.environ.get("CI", "").lower() not in ("", "0", "false")
    if on_server and config.getoption("update_snapshots", default=False):
        raise pytest.UsageError("CI is set: renew the golden dumps by hand, read the difference, commit it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs outside validators, unless `make conform` asks for it; there a missing one is a failure."""
    if os.environ.get("JBPUB_CONFORM") == "required":
        return
    skip = pytest.mark.skip(reason="needs outside validators: make conform")
    for item in items:
        if item.get_closest_marker("conform"):
            item.add_marker(skip)
