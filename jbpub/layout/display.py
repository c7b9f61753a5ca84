"""Lines of titles: few, of like length, broken where the meaning allows (GB/T 9704 7.3.1: 回行时词意完整)."""

from __future__ import annotations

from jbpub.layout.breaks import Measure
from jbpub.layout.joints import Joints
from jbpub.patterns import pattern

PHRASES = pattern(
    r"第[一二三四五六七八九十百零〇0-9]+届(?:人民代表大会|人大)?(?:常务委员会)?|第[一二三四五六七八九十百零〇0-9]+次(?:全体)?会议上?"
    r"|(?:[0-9〇一二三四五六七八九十]+年)(?:[0-9一二三四五六七八九十]+月)?(?:[0-9一二三四五六七八九十]+日)?"
    r"|人民政府工作报告|政府工作报告|人民政府|工作报告|代理?(?:省长|市长|县长|区长|主席)|[\u4e00-\u9fff]{2,3}(?:自治区|自治县|自治州|省|市|区|县)"
)
"""Phrases of titles and occasion lines that a line break should not cut."""

INSIDE_PHRASE = 0.6
ANYWHERE = 0.08
NARROWEST = 1.0  # em: a column that is narrower, or none at all, holds a character on each line


def choose_title_breaks(joints: Joints, measure: Measure) -> list[int]:
    """The offsets at which a title's lines end: as few lines as will hold it, cut between phrases, evenly long."""
    costs, ends = _break_costs(joints), joints.ends
    best: dict[int, tuple[int, float, int]] = {0: (0, 0.0, -1)}
    for first, start in enumerate([0, *ends[:-1]]):
        if start not in best:
            continue
        count, so_far, _ = best[start]
        width = measure.of(start)
        for end in ends[first:]:
            length = joints.length(start, end)
            if length > width and end != ends[first]:
                break
            cost = so_far + ((width - length) / max(width, NARROWEST)) ** 2 + costs[end]
            if end not in best or (count + 1, cost) < best[end][:2]:
                best[end] = (count + 1, cost, start)
    return _traced(best, len(joints.text))


def _break_costs(joints: Joints) -> dict[int, float]:
    """What a break at each offset costs: nothing at the edge of a phrase, much inside one."""
    costs = dict.fromkeys(joints.ends, ANYWHERE) | {len(joints.text): 0.0}
    for phrase in PHRASES.finditer(joints.text):
        costs |= {at: INSIDE_PHRASE for at in range(phrase.start() + 1, phrase.end()) if at in costs}
        costs |= {at: 0.0 for at in phrase.span() if at in costs}
    return costs


def _traced(best: dict[int, tuple[int, float, int]], end: int) -> list[int]:
    chain: list[int] = []
    while end > 0:
        chain.append(end)
        end = best[end][2]
    return chain[::-1]
