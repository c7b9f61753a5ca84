"""Real list numbering that shows what the source wrote.

A number such as "（三）" is a form, "（%2）" counted in Chinese, and a value, 3.  While the written numbers are those
that Word would count, Word counts them; at a jump or a restart a new list instance starts at the written value;
a number that the form cannot express stays in the text.  What is seen is always what was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jbpub.patterns import pattern
from jbpub.renderers.docx.markup import quoted

_ONES = "一二三四五六七八九"
_FORMAL = "壹貳參肆伍陸柒捌玖拾"
_CHINESE = (*_ONES, *(f"{ten}十{one}" for ten in ("", *_ONES[1:]) for one in ("", *_ONES)))
# Word's number format (ST_NumberFormat, 17.18.59) → what it writes for 1, 2, 3 …, as far as it is beyond doubt
WORDS: Mapping[str, tuple[str, ...]] = {
    "chineseCountingThousand": _CHINESE,
    "decimal": tuple(map(str, range(1, 2000))),
    "decimalFullWidth": tuple(str(value).translate({48 + d: 0xFF10 + d for d in range(10)}) for value in range(1, 100)),
    "decimalEnclosedCircle": tuple(map(chr, range(0x2460, 0x2474))),
    "ideographLegalTraditional": tuple(_FORMAL),
}
_SIGNS = pattern("[一二三四五六七八九十]+|[0-9]+|[０-９]+|[①-⑳]|[壹貳參肆伍陸柒捌玖拾]")
_VALUES = {word: (script, value) for script, words in WORDS.items() for value, word in enumerate(words, 1)}
LEVELS = 9  # of a Word list
AS_TEXT = 0  # the list id that takes a paragraph out of its style's list


class Form(NamedTuple):
    """How a level is numbered: Word's number format between two texts."""

    script: str
    before: str
    after: str


_NO_FORM = Form("none", "", "")  # of a level that the document does not number
_MARK = "bullet"  # the number format that writes its text as it is


class Numbered(NamedTuple):
    """Something with a number: its id in the tree, its level from 1, the number as written."""

    id: str
    level: int
    written: str


@dataclass(frozen=True, slots=True)
class Instance:
    """A list instance (w:num): its id and where levels (from 1) start other than by counting."""

    id: int
    starts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a run of numbered things is set: the form of each level, the instances, and each thing's instance id.

    Things numbered by text, and things without a number, have the id AS_TEXT.  The `steady` levels have none of
    those: their paragraph style can do the numbering.
    """

    forms: Mapping[int, Form]
    instances: tuple[Instance, ...]
    lists: Mapping[str, int]
    steady: frozenset[int]

    def by_style(self, level: int) -> int:
        """The id of the list that the style of a level belongs to, or AS_TEXT."""
        return self.instances[0].id if level in self.steady else AS_TEXT


def read_number(written: str) -> tuple[Form, int] | None:
    """The form and value of a number as written, or None if no form of Word's says just that."""
    found = _SIGNS.search(written)
    if not found or found[0] not in _VALUES or "%" in written:
        return None
    script, value = _VALUES[found[0]]
    return Form(script, written[: found.start()], written[found.end() :]), value


def plan_numbers(things: Iterable[Numbered], first_id: int) -> Numbering:
    """Which numbers Word can count; `first_id` is the id of the first list instance, the others follow."""
    things = tuple(things)
    forms = _usual_forms(things)
    counted: dict[int, int] = {}
    instances = [Instance(first_id)]
    lists: dict[str, int] = {}
    for thing in things:
        form, value = read_number(thing.written) or (None, 0)
        if form is None or form != forms.get(thing.level) or thing.level > LEVELS:
            lists[thing.id] = AS_TEXT
            continue
        if value != counted.get(thing.level, 0) + 1:
            instances.append(_restarted(first_id + len(instances), thing.level, value, counted))
        counted = {level: count for level, count in counted.items() if level < thing.level} | {thing.level: value}
        lists[thing.id] = instances[-1].id
    steady = frozenset(forms) - {thing.level for thing in things if lists[thing.id] == AS_TEXT}
    return Numbering(forms, tuple(instances), lists, steady)


def plan_marks(things: Sequence[Numbered], first_id: int) -> Numbering | None:
    """Things that all have one mark, no number (•), as a list of Word's with that mark; None for others."""
    marks = {thing.written for thing in things}
    mark = marks.pop() if len(marks) == 1 else ""
    if len(mark) != 1 or mark.isalnum() or mark.isspace() or read_number(mark):
        return None
    lists = {thing.id: first_id for thing in things}
    return Numbering({1: Form(_MARK, mark, "")}, (Instance(first_id),), lists, frozenset())


def _usual_forms(things: Iterable[Numbered]) -> dict[int, Form]:
    """The form that most numbers of each level have."""
    seen: dict[int, Counter[Form]] = {}
    for thing in things:
        read = read_number(thing.written)
        if read:
            seen.setdefault(thing.level, Counter())[read[0]] += 1
    return {level: counter.most_common(1)[0][0] for level, counter in sorted(seen.items())}


def _restarted(number: int, level: int, value: int, counted: Mapping[int, int]) -> Instance:
    """An instance that goes on at a value; the levels above go on where they are.

    Word shares counters among instances and LibreOffice does not: so told, both count alike.
    """
    above = {upper: count + 1 for upper, count in counted.items() if upper < level}
    return Instance(number, {**above, level: value})


# ---- as WordprocessingML ----


class LevelStyle(NamedTuple):
    """The paragraph style of a list level: its id, and the attributes of its w:ind.

    The level repeats the indent: without one, LibreOffice takes the style's away.
    """

    id: str
    indent: str


def abstract_list(number: int, numbering: Numbering, styles: Mapping[int, LevelStyle], gap: str) -> str:
    """A list definition (w:abstractNum) with the styles of its levels; those of steady levels are linked to it.

    `gap` is what Word sets after a number: "nothing" or "space".
    """
    levels = "".join(
        _level(level, numbering.forms.get(level, _NO_FORM), styles.get(level), gap, linked=level in numbering.steady)
        for level in range(1, LEVELS + 1)
    )
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(level: int, form: Form, style: LevelStyle | None, gap: str, *, linked: bool) -> str:
    value = "" if form.script in (_NO_FORM.script, _MARK) else f"%{level}"
    text = quoted(f"{form.before}{value}{form.after}")
    link = f'<w:pStyle w:val="{style.id}"/>' if style and linked else ""
    indent = f"<w:pPr><w:ind {style.indent}/></w:pPr>" if style else ""
    return (
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{form.script}"/>{link}'
        f'<w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )


def list_instances(abstract: int, numbering: Numbering) -> str:
    """The list instances (w:num) of a list definition."""
    return "".join(_instance(abstract, instance) for instance in numbering.instances)


def _instance(abstract: int, instance: Instance) -> str:
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{level - 1}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        for level, value in sorted(instance.starts.items())
    )
    return f'<w:num w:numId="{instance.id}"><w:abstractNumId w:val="{abstract}"/>{starts}</w:num>'


def membership(level: int, list_id: int) -> str:
    """What a w:numPr holds to put a paragraph on a level (from 1) of a list, or out of all lists (AS_TEXT)."""
    return f'<w:ilvl w:val="{level - 1 if list_id else 0}"/><w:numId w:val="{list_id}"/>'


def numbering_properties(identifier: str, level: int, numbering: Numbering) -> str:
    """The w:numPr of a paragraph; nothing where its style already says the same."""
    list_id = numbering.lists[identifier]
    return "" if list_id == numbering.by_style(level) else f"<w:numPr>{membership(level, list_id)}</w:numPr>"
