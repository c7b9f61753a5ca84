"""Phrasing: how titles, sentences and paragraphs are worded, whatever place they have in a report."""

from __future__ import annotations

from jbpub.parser.lines import Kind, Line, is_closed
from jbpub.parser.numbering import Number, read_number
from jbpub.parser.ranks import PART_RANK

SUBHEAD_RANK = 4  # the rank of （一）; deeper numbers number lists more often than heads
LONGEST, LONGEST_NUMBERED = 60, 80  # characters; a longer line is no heading
_LONGEST_CLOSED = 30  # characters of a numbered head that ends in a colon, a question mark, an exclamation mark
_SHORTEST = 3
_PROSE = 20  # characters; what follows an unmarked heading is at least as long
_OPEN_ENDS = "，、,的地和与與及或在为為将將由向对對把被至从從于於是"  # what no title ends with …
_OPEN_NUMBERED = "，、,的和将將"  # … and what none with a number ends with …
# … but as the end of a word: 工作方向, 公众参与, 改革开放新高地, 新作为
_WHOLE_WORDS = (
    "参与 參與 赋予 方向 取向 导向 導向 动向 走向 志向 趋向 定向 双向 高地 基地 阵地 土地 各地 耕地 林地 "
    "用地 落地 当地 两地 腹地 产地 属地 异地 实地 绿地 湿地 濕地 作为 作為 行为 行為 有为 有為 应对 應對 "
    "面对 针对 结对 普及 涉及 惠及 存在 所在 实在 潜在 自由 缘由 理由 目的 祥和 缓和 温和 总和 饱和 中和 "
    "共和 平和 服从 植被 备至 礼让 求是 国是"
)
_CLOSERS = "》”’）】」』，。、；：！？"  # what never opens a paragraph


def is_sentence(text: str) -> bool:
    """Whether a text is one sentence with its full stop."""
    return text.endswith("。") and text.find("。") == len(text) - 1


def is_title(text: str) -> bool:
    """Whether a line is worded as a title: short, no sentence in it, no punctuation and no particle at its end."""
    return _SHORTEST < len(text) <= LONGEST and not (is_closed(text) or "。" in text or _ends_in(text, _OPEN_ENDS))


def is_numbered_title(text: str, number: Number) -> bool:
    """Whether a numbered line is worded as a title; a short one may be a question or a call, or end in a colon."""
    if not _SHORTEST < len(text) <= LONGEST_NUMBERED or "。" in text or _ends_in(text, _OPEN_NUMBERED):
        return False
    return not is_closed(text) or (
        number.form.rank <= SUBHEAD_RANK
        and len(text) <= _LONGEST_CLOSED
        and text[-1] in "：？！"
        and not is_closed(text[:-1])
    )


def _ends_in(text: str, particles: str) -> bool:
    return text[-1] in particles and text[-2:] not in _WHOLE_WORDS


def is_prose(line: Line | None) -> bool:
    """Whether a line is a paragraph such as follows a heading: a closed one of some length, not itself a subhead."""
    if line is None or line.kind is not Kind.TEXT or len(line.text) < _PROSE or not is_closed(line.text):
        return False
    if line.text[0] in _CLOSERS:
        return False
    number = read_number(line.text)
    return number is None or number.form.rank > PART_RANK
