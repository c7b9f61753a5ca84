"""A job in a process of its own: its result, its error, its end."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from jbpub.aside import results, start_aside
from jbpub.diagnostics import FontError, OutputError

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


def doubling() -> Callable[[str], str]:
    return lambda word: word * 2


def failing() -> Callable[[str], str]:
    def fail(word: str) -> str:
        raise FontError(f"no face for {word}")

    return fail


def unready() -> Callable[[str], str]:
    raise FontError("no such face")


def telling() -> Callable[[str], int]:
    return lambda _: os.getpid()


def vanishing() -> Callable[[str], str]:
    return lambda _: os._exit(9)


def test_each_value_gives_its_result() -> None:
    with start_aside(doubling) as aside:
        aside.begin("ab")
        assert aside.result() == "abab"
        aside.begin("c")
        assert aside.result() == "cc"


def test_it_is_another_process() -> None:
    with start_aside(telling) as aside:
        aside.begin("")
        assert aside.result() == aside.process != os.getpid()


def test_an_error_is_raised_where_the_result_is_asked_for() -> None:
    with start_aside(failing) as aside:
        aside.begin("x")
        with pytest.raises(FontError, match="no face for x"):
            aside.result()


def test_so_is_an_error_of_making_ready() -> None:
    with start_aside(unready) as aside:
        aside.begin("x")
        with pytest.raises(FontError, match="no such face"):
            aside.result()


def test_one_that_fails_leaves_no_result_of_the_others_for_the_next_time() -> None:
    with start_aside(failing) as bad, start_aside(doubling) as good:
        for word in ("ab", "cd"):
            bad.begin(word)
            good.begin(word)
            with pytest.raises(FontError, match=f"no face for {word}"):
                results([bad, good])
        good.begin("ef")
        assert results([good]) == ["efef"]


def test_a_process_that_was_stopped_is_told() -> None:
    with start_aside(vanishing) as aside:
        aside.begin("x")
        with pytest.raises(OutputError, match="stopped"):
            aside.result()


def test_more_than_a_pipe_holds_goes_both_ways() -> None:
    with start_aside(doubling) as aside:
        aside.begin("x" * 1_000_000)
        assert len(aside.result()) == 2_000_000


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_ends_with_its_context_asked_or_not() -> None:
    with start_aside(doubling) as aside:
        aside.begin("x" * 1_000_000)
        assert is_running(aside.process)
    assert not is_running(aside.process)


def interrupted(processes: list[int]) -> None:
    with start_aside(doubling) as aside:
        processes.append(aside.process)
        raise KeyboardInterrupt


def test_it_ends_when_its_caller_is_interrupted() -> None:
    processes: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(processes)
    assert not is_running(*processes)
