"""The forms in which a text may use a term: as the glossary has it, or its core without the tail word."""

from __future__ import annotations

from jbpub.parser.entries import bare_term, term_key
from jbpub.patterns import pattern

# What the office adds to a coinage to say what kind of thing it is.
TAIL_WORDS = (
    "改革", "工作", "考核", "治理", "行动", "工程", "机制", "制度", "体系", "模式", "政策", "战略", "计划", "规划",
    "产业", "特色", "集成", "建设", "服务", "活动", "试点", "项目", "攻坚", "要求", "目标", "理念", "格局", "整治",
    "平台", "发展",
)  # fmt: skip
_CORE = pattern(f'[“「『"](?P<core>[^”」』"]+)[”」』"](?:{"|".join(TAIL_WORDS)})+')
_SHORTEST_CORE = 3
_QUOTED = pattern('[“「『"]([^“”「」『』"]+)[”」』"]')
_SEPARATORS = pattern("[、，；;和与及]")
_SHORTEST_PART = 2


def core_of(term: str) -> str:
    """The core of a term as written: what it puts in quotation marks, when only tail words follow.

    Empty when there is none.  A core is found in a text only in quotation marks: 一件事 is an everyday word,
    “一件事” is the coinage.

    >>> core_of("“一件事”集成改革")
    '一件事'
    """
    found = _CORE.fullmatch("".join(bare_term(term).split()))
    core = term_key(found["core"]) if found else ""
    return core if len(core) >= _SHORTEST_CORE else ""


def parts_of(term: str) -> tuple[str, ...]:
    """What a text may quote of a term that it never uses whole: its quoted words, the members of its enumeration.

    >>> parts_of("“天网”“雪亮”工程"), parts_of("灰犀牛、黑天鹅")
    (('天网', '雪亮'), ('灰犀牛', '黑天鹅'))
    """
    bare = bare_term(term)
    words = [*_QUOTED.findall(bare), *_SEPARATORS.split(bare)]
    words += [piece for quoted in _QUOTED.findall(bare) for piece in _SEPARATORS.split(quoted)]
    keys = dict.fromkeys(map(term_key, words))
    return tuple(key for key in keys if len(key) >= _SHORTEST_PART and key != term_key(bare))
