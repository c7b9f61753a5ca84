"""What stands in a report twice: an abstract of its opening, the whole of it or its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from jbpub.diagnostics import diagnostic
from jbpub.parser.lines import Kind, Line
from jbpub.parser.repair.edits import Repaired
from jbpub.patterns import pattern
from jbpub.source import Span

_REACH = 20  # lines among which an abstract is looked for
_NEAR = 4  # so many lines after it the report begins
_ABSTRACT = 30  # characters that an abstract has at least
_LIKENESS = 0.9  # share of an abstract's characters that the opening has in the same order, from its start
_REPEAT_LINES = 3  # lines and characters that a repeated part has at least
_REPEAT = 200
_LEAST = 8  # characters of a line that is evidence of a repeat
_NOT_WORDS = pattern(r"[\W_]+")


def cut_abstract(lines: Sequence[Line]) -> Repaired:
    """R118: a line before the report that repeats title, occasion and opening in one run is left out."""
    first = [line for line in lines[: 4 * _REACH] if line.kind is not Kind.RULE]
    texts = [_bare(line.text) for line in first]
    at = next((at for at in range(min(_REACH, len(texts))) if _is_abstract(texts, at)), None)
    if at is None:
        return list(lines), []
    message = f"“{first[at].text[:16]}…” is the report's opening in one line"
    kept = [line for line in lines if line is not first[at]]
    return kept, [diagnostic("R118", first[at].span, message, "left out")]


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", text)


def _is_abstract(texts: Sequence[str], at: int) -> bool:
    words = texts[at]
    near = range(at + 1, min(at + 1 + _NEAR, len(texts)))
    return len(words) >= _ABSTRACT and any(
        texts[start][:1] == words[0] and len(texts[start]) < len(words) and _repeats(words, texts[start:])
        for start in near
    )


def _repeats(words: str, texts: Sequence[str]) -> bool:
    """Whether the texts, several of them, begin with the words; the abstract may break off at its end."""
    lengths = list(accumulate(map(len, texts)))
    needed = next((count for count, length in enumerate(lengths, start=1) if length >= len(words)), len(texts))
    same = sum(1 for _ in _same_start(words, "".join(texts[:needed])))
    return needed > 1 and same >= _LIKENESS * len(words)


def _same_start(one: str, other: str) -> Iterator[str]:
    for left, right in zip(one, other, strict=False):
        if left != right:
            return
        yield left


def cut_repeats(lines: Sequence[Line]) -> Repaired:
    """R119: the report or its end, standing there a second time, is left out; what stands thrice was meant.

    Paragraphs are compared by a table of where each first stood, so the cost is linear.
    """
    words = [at for at, line in enumerate(lines) if line.kind is not Kind.RULE]
    texts = [_bare(lines[at].text) for at in words]
    cut: set[int] = set()
    findings = []
    for start, end in _runs(texts):
        first, last = lines[words[start]], lines[words[end - 1]]
        message = f"“{first.text[:16]}” to “{last.text[-16:]}”, {end - start} lines, stands there already"
        findings.append(diagnostic("R119", Span(first.span.start, last.end), message, "left out"))
        cut |= set(words[start:end])
    return [line for at, line in enumerate(lines) if at not in cut], findings


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of lines that repeat earlier ones, long enough to be no accident, none of them there thrice."""
    times = Counter(texts)
    if not any(count == 2 and len(text) >= _LEAST for text, count in times.items()):
        return
    first: dict[str, int] = {}
    at = 0
    while at < len(texts):
        origin = first.setdefault(texts[at], at)
        end = at
        if origin < at and times[texts[at]] == 2 and len(texts[at]) >= _LEAST:
            while end < len(texts) and origin + end - at < at and texts[origin + end - at] == texts[end]:
                end += 1
        if end - at >= _REPEAT_LINES and sum(map(len, texts[at:end])) >= _REPEAT:
            yield at, end
        at = max(end, at + 1)
