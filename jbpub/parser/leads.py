"""Run-in leads: which first sentences serve as heads of their paragraphs.

The evidence, drawn from how report writers set their own heads in bold:

* A numbered paragraph (（一）, 一是, ——) has its first sentence as lead when more follows.
* A bold opening is a lead: the author says so.
* An unnumbered first sentence is a *candidate* when it is short, makes a slogan rather than a statement (no copula,
  no 我们, no time, figure or address at its start) and is not itself commented on (我们要…, 让我们… after it).
* A candidate is a lead when it has company: another candidate or numbered lead among the paragraphs of its section.
  One that stands alone must open with a verb of government (推进, 强化 …) or close with an outcome (显著增强 …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jbpub.parser.numbering import Number, read_number

_LONGEST = 26  # characters of an unnumbered lead, its full stop not counted
_LONGEST_CLAUSE = 16  # the same for one clause that does not begin with a verb of government
_LONGEST_NUMBERED = 60
_SHORTEST = 4

_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){2,60}\S)\1[。：]?(?=.)")
_SENTENCE = re.compile(f"([^。！？；：!?;:]{{{_SHORTEST},{_LONGEST_NUMBERED}}})。(?=.)")
# Statements, not slogans: address, time, reference at the start; copula, speaker or aspect within.
_NOT_OPENING = re.compile(
    r"各位|同志|我|[0-9０-９〇]|“?十[一二三四五六七八九]五|[一二两三四五六七八九十几多近]+[年月]来?|[今明去近本上下]年|本届"
    r"|过去|刚刚|当前|目前|今[后天]|[这那其]|此外|同时|与此|在|对此|为此|首先|其次|最后"
)
_NOT_WITHIN = re.compile(r"我[们国省市区县州]|(?<![实求唯])是|了|的(?:原则|时候|同时)|不少|仍然|肩负")
_NOT_AFTER = re.compile(r"(?:为此，?)?(?:我们(?:必须|要|将|应|一定|深知|也|坚信)|让我们|各级政府|只要|必须)")
_ACTS = re.compile(
    r"(?:[着大全聚合]力|坚[定决]|稳[步妥]|积极|有效|持续|加快|深入|扎实|全面|切实|毫不|进一步|更[加大好]|全方位|多措)?"
    r"(?:推|加|强|提|深|优|打|建|构|完|促|实|增|扩|发|落|健|壮|做|抓|保|改|巩|拓|激|培|维|防|统|夯|营|创|坚|严|办|守|织|弘|展|启|畅|谋|恪)"
)
_OUTCOMES = re.compile(
    r"(?:显著|持续|稳步|明显|不断|全面|更加|进一步|有力|有效|有序)(?:增强|提高|提升|优化|改善|推进|发展|彰显|巩固|加强|向好)?$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens: its number, if it has one, and where its lead ends (0: it has none).

    `bold` tells that the author set the lead in bold.
    """

    number: Number | None
    end: int = 0
    bold: bool = False


def read_openings(texts: Sequence[str]) -> list[Opening]:
    """How each paragraph of one section opens; they are evidence for one another."""
    candidates = [_candidate(text) for text in texts]
    company = sum(bool(candidate.end) for candidate in candidates) > 1
    return [
        candidate if candidate.number or candidate.bold or company or _stands_alone(text, candidate.end)
        else Opening(None)
        for text, candidate in zip(texts, candidates, strict=True)
    ]  # fmt: skip


def _candidate(text: str) -> Opening:
    number = read_number(text)
    start = number.end if number else 0
    bold = _BOLD.match(text, start)
    if bold:
        return Opening(number, bold.end(), bold=True)
    sentence = _SENTENCE.match(text, start)
    if sentence is None:
        return Opening(number)
    if number:
        return Opening(number, 0 if "我们" in sentence[1] else sentence.end())
    return Opening(None, sentence.end() if _is_slogan(sentence[1], text[sentence.end() :]) else 0)


def _is_slogan(sentence: str, rest: str) -> bool:
    longest = _LONGEST if "，" in sentence or _ACTS.match(sentence) else _LONGEST_CLAUSE
    return not (
        len(sentence) > longest
        or sentence.count("**") % 2
        or _NOT_OPENING.match(sentence)
        or _NOT_WITHIN.search(sentence)
        or _NOT_AFTER.match(rest)
    )  # fmt: skip


def _stands_alone(text: str, end: int) -> bool:
    """Whether a candidate without company is a lead all the same: by its verb or its outcome."""
    sentence = text[: max(end - 1, 0)]
    return "，" not in sentence and bool(_ACTS.match(sentence) or _OUTCOMES.search(sentence))
