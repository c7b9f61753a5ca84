"""A second process that makes itself ready while its caller goes on, and then works on what the caller gives it.

Loading the parser takes as long as loading ReportLab, and either takes longer than a short report: they load side by
side.  The process only computes, and writes no file: it can be stopped at any time and leaves nothing behind.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, TypeVar

from jbpub.diagnostics import OutputError

A = TypeVar("A")
T = TypeVar("T")

SPARE = len(os.sched_getaffinity(0)) - 1 if sys.platform == "linux" else 0
"""How many processes can work beside this one; none where a system cannot fork safely."""


@dataclass(frozen=True, slots=True)
class Aside(Generic[A, T]):
    """The process as its caller sees it: for each value begun, one result is to be asked for."""

    process: int
    sink: BinaryIO
    source: BinaryIO

    def begin(self, value: A) -> None:
        """Have it work on a value that can be pickled."""
        with suppress(BrokenPipeError):  # it has ended: asking for the result will tell
            pickle.dump(value, self.sink, pickle.HIGHEST_PROTOCOL)
            self.sink.flush()

    def result(self) -> T:
        """Wait for its result, or its error.  Raises OutputError when it was stopped before it was done."""
        try:
            result, problem = pickle.load(self.source)  # noqa: S301 - our own child's
        except (EOFError, pickle.UnpicklingError) as end:
            raise OutputError("the process that made an edition was stopped; run it again") from end
        if problem is not None:
            raise problem
        answer: T = result
        return answer


def results(asides: Iterable[Aside[A, T]]) -> list[T]:
    """The results of some processes.  All are asked for, so that each can begin anew; raises the first error."""
    done: list[T] = []
    problems: list[Exception] = []
    for aside in asides:
        try:
            done.append(aside.result())
        except Exception as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    return done


@contextmanager
def start_aside(prepare: Callable[[], Callable[[A], T]]) -> Iterator[Aside[A, T]]:
    """A process that prepares now and does what was prepared with each value; it ends with the context."""
    values, sink = os.pipe()
    source, results = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os.close(sink)
        os.close(source)
        _serve(prepare, os.fdopen(values, "rb"), os.fdopen(results, "wb"))
    os.close(values)
    os.close(results)
    aside: Aside[A, T] = Aside(child, os.fdopen(sink, "wb"), os.fdopen(source, "rb"))
    try:
        yield aside
    finally:
        _end(aside)


def _end(aside: Aside[A, T]) -> None:
    os.kill(aside.process, signal.SIGKILL)
    os.waitpid(aside.process, 0)
    aside.source.close()
    with suppress(BrokenPipeError):  # what it was never sent
        aside.sink.close()


def _serve(prepare: Callable[[], Callable[[Any], Any]], values: BinaryIO, results: BinaryIO) -> None:
    """The child's whole life; it ends with its caller, and without the caller's clean-up."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's: it ends this process
        work, unready = _outcome(prepare)
        while True:
            value = pickle.load(values)  # noqa: S301 - our own caller's
            pickle.dump((None, unready) if unready else _outcome(work, value), results, pickle.HIGHEST_PROTOCOL)
            results.flush()
    finally:
        os._exit(0)


def _outcome(job: Callable[..., Any], *values: Any) -> tuple[Any, Exception | None]:
    """What a job gives, or the error to be raised where its result is asked for."""
    try:
        return job(*values), None
    except Exception as problem:
        return None, problem
