"""Times the stages of one job inside one process: `python -m bench.stages REPORT` prints them as JSON (seconds)."""

from __future__ import annotations

import time

_BEGIN = time.perf_counter()  # before jbpub is imported: the import is a stage of its own


def main(report: str) -> dict[str, float]:
    """Seconds by stage, in the order of the flow."""
    spent: dict[str, float] = {}
    last = _BEGIN

    def lap(stage: str) -> None:
        nonlocal last
        now = time.perf_counter()
        spent[stage], last = now - last, now

    from jbpub import StyleSheet, adapt, annotate, parse, render

    lap("import")
    document = parse(report)
    lap("parse")
    document = annotate(document)
    lap("annotate")
    document = adapt(document)
    lap("adapt")
    style = StyleSheet.read("gov-print")
    lap("style")
    for form in ("pdf", "docx", "html"):
        render(document, to=form, style=style)
        lap(form)
    return spent


if __name__ == "__main__":
    import json
    import sys

    print(json.dumps(main(sys.argv[1])))
