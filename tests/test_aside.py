"""A job in a process of its own: its result, its error, its end."""

from __future__ import annotations

import os

import pytest

from jbpub.aside import CAN_FORK, start_aside
from jbpub.diagnostics import FontError, OutputError

forks = pytest.mark.skipif(not CAN_FORK, reason="this system cannot fork, or has one processor")
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def fail() -> None:
    raise FontError("no such face")


def vanish() -> None:
    os._exit(9)


def test_the_result_comes_back() -> None:
    assert start_aside(lambda: {"pages": [1, 2]})() == {"pages": [1, 2]}


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    wait = start_aside(fail)
    with pytest.raises(FontError, match="no such face"):
        wait()


@forks
def test_it_is_another_process() -> None:
    assert start_aside(os.getpid)() != os.getpid()


@forks
def test_a_process_that_was_stopped_is_told() -> None:
    wait = start_aside(vanish)
    with pytest.raises(OutputError, match="stopped"):
        wait()


def test_without_a_fork_the_job_is_done_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jbpub.aside.CAN_FORK", False)
    assert start_aside(os.getpid)() == os.getpid()
