"""Run-in leads: which first sentences serve as heads of their paragraphs.

Report writers set such sentences in bold, but most copies have lost the bold.  Length alone does not tell them: many
ordinary first sentences are short, and some heads are long.  The evidence, weighed in the tables below:

* A bold opening is a lead: the author says so.  Where one stands, unnumbered openings without bold are none.
* A numbered paragraph (（一）, 一是, ——) has its first sentence as lead when more follows.
* Form.  A lead is a slogan: it opens with an act of government (推进, 强化 …) or closes with an outcome (显著增强 …).
  A statement is none: it has a copula, 我们, 了 or a measured figure, or opens with an address, a time or a reference.
  A sentence that is itself commented on (我们要…, 让我们… after it) is a motto, not a lead.
* Company.  Leads come in rows: other slogans stand under the same head.  One that stands alone needs more of form;
  one that is much longer than the others is their introduction.
* Parallels.  Three or more paragraphs under one head whose first sentences open with the same short clause
  (五年来，…) or the same two characters are a row of leads, whatever else their wording would tell, but a measure.

What stands "under one head" are the paragraphs from one run-in head （一） or 一、 to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jbpub.parser.han import HAN
from jbpub.parser.numbering import Number, read_number
from jbpub.patterns import pattern

_SHORTEST, _LONGEST, _LONGEST_NUMBERED = 4, 45, 80  # characters of a lead, its full stop not counted
_HEAD_RANK = 4  # the rank of （一）: a paragraph so numbered, or further out, begins a new row
_ROW = 3  # paragraphs that make a parallel
_ENOUGH = 3  # the weight from which on a first sentence is a lead

# Weights: characters up to which a length counts so much; evidence of form; evidence of company.
_LENGTHS = ((16, 3), (26, 2), (36, 1), (_LONGEST, -1))
_ACT, _OUTCOME, _STATEMENT, _MOTTO = 1, 1, -3, -4
_PARALLEL_CLAUSE, _PARALLEL, _COMPANY, _ALONE, _ALONE_IN_CLAUSES, _INTRODUCTION = 4, 2, 1, -1, -2, -2
# Times the longest other slogan under the same head: a longer sentence introduces the others, first of all the first.
_LONGER, _LONGER_FIRST = 1.6, 1.3

# The author's bold, with or without the full stop; bold that ends within a clause stresses words and is no lead.
_BOLD = pattern(r"(\*\*|__)(?=\S)(?:(?!\1).){2,80}(?:[。：！]\1|(?<=\S)\1(?:[。：](?=.)|(?=[，；！？])))(?=.)")
_SENTENCE = pattern(f"([^。！？；：!?;:]{{{_SHORTEST},{_LONGEST_NUMBERED}}})。(?=.)")
# Statements: an address, a time or a reference at the start; a copula, a speaker, an aspect or a measure within.
_NOT_OPENING = pattern(
    r"各位|同志|我|[0-9０-９〇]|“?十[一二三四五六七八九]五|[一二两三四五六七八九十几多近]+[年月]来?|[今明去近本上下]年|本届"
    r"|过去|刚刚|当前|目前|今[后天]|[这那其]|此外|同时|与此|在|对此|为此|首先|其次|最后|回[顾首]|展望|综[合上]|以上|上述|成绩"
    r"|(?:实现|完成|做好|提出)(?:上述|以上|全年|[今明]年)|征程|使命|蓝图|时代|奋[斗进]|[唯惟]有|道阻|路虽"
)
_NOT_WITHIN = pattern(
    r"我[们国省市区县州]|(?<![实求唯])是|了|的(?:原则|时候|同时)|不少|[仍依]然|肩负|必须一|存在|已经|清醒|来之不易"
)
_MEASURE = pattern(r"[0-9０-９](?:%|％|[百千万亿]*(?:元|吨|亩|人|户|家|个|项|件|公里|平方))")
# What is repeated from paragraph to paragraph without making them a row of leads.
_ADDRESS = pattern(
    r"各位|同志|我们(?:要|必须|也|将|应|一定|深知|坚信|还)|当前|目前|今[后年]|明年|同时|此外|另外|要|[0-9０-９]"
)
_CLAUSE = pattern("[^，]{2,6}，")
_NOT_AFTER = pattern(
    r"(?:为此，?)?(?:我们(?:必须|要|将|应|一定|深知|也|坚信|有)|让我们|各级政府|只要|必须|这[是些]|这一切|归根|各位)"
)
_ADVERBS = (
    "[着大全聚合致奋尽]力|坚[定决]|稳[步妥慎]|积极|有[效力序]|持续|加快|加紧|深入|扎实|全面|切实|毫不|进一步|更[加大好]|全方位|多措"
    "|联动|统筹|优先|高[质标水]|驰而|锲而|久久|千方|精准|科学"
)
_VERBS = (
    "推加强提深优打建构完促实增扩发落健壮做抓保改巩拓激培维防统夯营创坚严办守织弘展启畅谋恪突释繁规扛聚引支稳厚丰补用破转践传共协铸塑"
    "擦锻放挖盘筑管护治降惠赋强優構實擴發壯鞏維統營創堅嚴辦織啟暢謀"
)
_ACTS = pattern(f"(?:{_ADVERBS})?[{_VERBS}]|{HAN}[好牢]")
_OUTCOMES = pattern(
    r"(?:(?:显著|持续|稳步|明显|不断|全面|更加|进一步|有力|有效|有序|深入|扎实|加快|稳中)\w{0,4}"
    r"|(?:取得|实现|迈[出上]|得到|呈现|再[上创])[^，]{1,10})$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens.

    `number` is its number, if it has one; the lead's words are text[start:end], the rest begins at `end`
    (0: there is no lead).  `second` is where a lead that directly follows a numbered one ends (0: none does).
    `bold` tells that the author set the lead in bold, `inside` that the bold holds the number too.
    """

    number: Number | None
    start: int = 0
    end: int = 0
    second: int = 0
    bold: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An unnumbered first sentence, and the weight of its form; `parallel` is what it shares with its like."""

    sentence: str
    weight: int
    parallel: str = ""


def read_openings(texts: Sequence[str]) -> list[Opening]:
    """How each paragraph of one section opens; they are evidence for one another."""
    openings = [_numbered_or_bold(text) for text in texts]
    if any(opening.bold for opening in openings):
        return openings
    found: list[Opening] = []
    for row in _rows(openings):
        found += _row_openings(openings[row.start : row.stop], texts[row.start : row.stop])
    return found


def _rows(openings: Sequence[Opening]) -> list[range]:
    """The stretches of paragraphs from one run-in head to the next."""
    edges = [at for at, opening in enumerate(openings) if at and _is_head(opening)]
    return [range(start, stop) for start, stop in zip([0, *edges], [*edges, len(openings)], strict=True)]


def _is_head(opening: Opening) -> bool:
    return opening.number is not None and opening.number.form.rank <= _HEAD_RANK and opening.end > 0


# ---- what a paragraph tells by itself ----


def _numbered_or_bold(text: str) -> Opening:
    """The opening of a paragraph with a number or a bold lead; without lead when it has neither."""
    inside = text.startswith(("**", "__"))
    number = read_number(text[2:]) if inside else read_number(text)
    start = number.end if number else 0
    if inside and number:
        start += 2
        if text.startswith(text[:2], start):  # the number alone is bold
            return _numbered(text, number, start + 2)
    bold = _BOLD.match(text, 0 if inside else start)
    if bold:
        return Opening(number, start, bold.end(), bold=True, inside=inside and number is not None)
    return _numbered(text, number, start) if number and not inside else Opening(None)


def _numbered(text: str, number: Number, start: int) -> Opening:
    """The opening of a numbered paragraph: its first sentence when more follows."""
    sentence = _SENTENCE.match(text, start)
    leads = sentence is not None and "我们" not in sentence[1]
    return Opening(number, start, sentence.end() if sentence and leads else 0)


def _candidate(text: str, start: int = 0) -> _Candidate | None:
    """The first sentence of a text from `start` on as a candidate, weighed by its form."""
    found = _SENTENCE.match(text, start)
    if found is None or len(found[1]) > _LONGEST or found[1].count("**") % 2:
        return None
    sentence = found[1]
    weight = next(weight for longest, weight in _LENGTHS if len(sentence) <= longest)
    weight += _ACT * bool(_ACTS.match(sentence)) + _OUTCOME * bool(_OUTCOMES.search(sentence))
    weight += _MOTTO * bool(_NOT_AFTER.match(text, found.end()))
    if _MEASURE.search(sentence):
        return _Candidate(sentence, weight + _STATEMENT)
    return _Candidate(sentence, weight, _parallel(sentence))


def _parallel(sentence: str) -> str:
    """What a sentence may share with its like: a short first clause with its comma, or its first two characters."""
    if _ADDRESS.match(sentence):
        return ""
    clause = _CLAUSE.match(sentence)
    return clause[0] if clause else sentence[:2]


def _statement(sentence: str) -> int:
    return _STATEMENT * bool(_NOT_OPENING.match(sentence) or _NOT_WITHIN.search(sentence))


# ---- what the paragraphs under one head tell of one another ----


def _row_openings(openings: Sequence[Opening], texts: Sequence[str]) -> list[Opening]:
    candidates = [
        None if opening.number or opening.end else _candidate(text)
        for opening, text in zip(openings, texts, strict=True)
    ]
    alike = Counter(candidate.parallel for candidate in candidates if candidate)
    weighed = [_with_parallels(candidate, alike) if candidate else None for candidate in candidates]
    slogans = sorted((len(one.sentence) for one in weighed if one and one.weight >= _ENOUGH), reverse=True)[:2]
    headed = bool(openings) and _is_head(openings[0])
    leads = [
        one is not None and one.weight + _company(one, slogans, first=at == int(headed), headed=headed) >= _ENOUGH
        for at, one in enumerate(weighed)
    ]
    found = [
        replace(opening, end=len(candidate.sentence) + 1) if lead and candidate else opening
        for opening, candidate, lead in zip(openings, weighed, leads, strict=True)
    ]
    return [_with_second(found[0], texts[0]), *found[1:]] if headed and any(leads[1:2]) else found


def _with_parallels(candidate: _Candidate, alike: Counter[str]) -> _Candidate:
    parallel = candidate.parallel
    if not parallel or alike[parallel] < _ROW:
        return replace(candidate, weight=candidate.weight + _statement(candidate.sentence))
    return replace(candidate, weight=candidate.weight + (_PARALLEL_CLAUSE if parallel[-1] == "，" else _PARALLEL))


def _company(candidate: _Candidate, slogans: Sequence[int], *, first: bool, headed: bool) -> int:
    """The weight of the other slogans under the same head; `slogans` are the lengths of the two longest."""
    length = len(candidate.sentence)
    is_slogan = candidate.weight >= _ENOUGH and length in slogans
    others = slogans[1:] if is_slogan and length == slogans[0] else slogans[:1] if len(slogans) > is_slogan else ()
    if not others:
        return 0 if headed else _ALONE_IN_CLAUSES if "，" in candidate.sentence else _ALONE
    longest = (_LONGER_FIRST if first else _LONGER) * max(others[0], _LENGTHS[0][0])
    return _COMPANY + _INTRODUCTION * (length > longest)


def _with_second(opening: Opening, text: str) -> Opening:
    """The opening of a run-in head with the lead that directly follows it, if those under the head have leads."""
    following = _candidate(text, opening.end)
    if following is None or len(following.sentence) > _LENGTHS[0][0]:
        return opening
    weight = following.weight + _statement(following.sentence)
    return replace(opening, second=opening.end + len(following.sentence) + 1) if weight > _ENOUGH else opening
