"""A job done in a process of its own while its caller goes on; where a system cannot fork, it is done when asked for.

Loading ReportLab and python-docx takes longer than writing a short report with them: two processes load side by side.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from jbpub.diagnostics import OutputError

T = TypeVar("T")

CAN_FORK = sys.platform == "linux" and (os.cpu_count() or 1) > 1


def start_aside(job: Callable[[], T]) -> Callable[[], T]:
    """Start a job whose result can be pickled; calling what is returned waits for it: its result, or its error.

    Raises OutputError then, when the process was stopped before it was done.
    """
    if not CAN_FORK:
        return job
    reader, writer = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _do(job, writer)
    os.close(writer)
    return lambda: _result(child, reader)


def _do(job: Callable[[], T], writer: int) -> None:
    """The child's whole life: do the job, send what came of it, end without the parent's clean-up."""
    code = 1
    try:
        try:
            answer = pickle.dumps((job(), None))
        except Exception as problem:  # sent on, to be raised where the result is asked for
            answer = pickle.dumps((None, problem))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(answer)
        code = 0
    finally:
        os._exit(code)


def _result(child: int, reader: int) -> Any:
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if status or not answer:
        raise OutputError(f"the process that wrote an edition was stopped (status {status}); run it again")
    result, problem = pickle.loads(answer)  # noqa: S301 - our own child's
    if problem is not None:
        raise problem
    return result
