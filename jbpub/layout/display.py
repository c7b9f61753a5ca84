"""Lines of titles and headings: few, of like length, broken where the meaning allows (GB/T 9704 7.3.1: 词意完整)."""

from __future__ import annotations

import re

from jbpub.layout.breaks import Measure
from jbpub.layout.classes import HAN
from jbpub.layout.joints import Joints
from jbpub.patterns import pattern

_NUMBER = "[0-9〇零一二三四五六七八九十百]+"
PHRASES = pattern(
    rf"第{_NUMBER}[届屆](?:[全][国國])?(?:人民代表大[会會]|人大)?(?:常[务務]委[员員][会會])?"
    rf"|第{_NUMBER}次(?:全体|全體)?[会會][议議]上?|第{_NUMBER}[会會]期"
    rf"|(?:中[华華]民[国國])?{_NUMBER}年(?:{_NUMBER}月)?(?:{_NUMBER}日)?"
    r"|人民政府工作[报報]告|政府工作[报報]告|人民政府|工作[报報]告|施政[报報]告"
    rf"|代理?(?:主席|[省市县縣区區][长長])|(?:在|于|於){HAN}{{2,3}}?(?:自治[区區县縣州]|[省市区區县縣州])"
    rf"|{HAN}{{2,3}}?(?:自治[区區县縣州]|[省市区區县縣州])"
    rf"|一[个個條条项項]|{HAN}{{2}}主[义義]"
)
"""Phrases of titles and occasion lines, Simplified and Traditional, that a line break should not cut."""

_SIMPLIFIED = (
    "人民 代表 大会 政府 工作 报告 施政 会议 经济 社会 发展 改革 创新 建设 计划 规划 纲要 草案 预算 决算 "
    "执行 情况 说明 关于 国民 财政 教育 科技 文化 卫生 生态 环境 农业 农村 乡村 城乡 城市 振兴 融合 产业 "
    "工业 企业 市场 开放 民生 保障 治理 安全 服务 管理 质量 水平 能力 体系 机制 制度 战略 目标 任务 重点 "
    "全面 加快 推进 推动 深化 坚持 加强 提升 提高 促进 实现 打造 完善 主要 过去 五年 今年 去年 回顾 总体 "
    "要求 思路 部署 措施 同志 主席 省长 市长 县长 区长 州长 镇长 行政 立法 总理 院长 全国 中国"
)
_TRADITIONAL = (
    "代表 大會 報告 會議 經濟 社會 發展 創新 計劃 計畫 規劃 綱要 預算 決算 執行 情況 說明 關於 國民 財政 "
    "衛生 生態 環境 農業 農村 鄉村 城鄉 振興 產業 工業 企業 市場 開放 質量 品質 體系 機制 戰略 目標 任務 "
    "重點 加快 推進 推動 堅持 加強 促進 實現 過去 回顧 總體 措施 省長 市長 縣長 區長 立法 總理 院長 全國 "
    "中國"
)
WORDS = pattern("|".join((*_SIMPLIFIED.split(), *_TRADITIONAL.split())))
"""The commonest words of titles and headings, which a line break should not cut: there is no dictionary here."""

AFTER_CLAUSE = pattern(r"(?<=[，；：。！？ ])")
AFTER_PARTICLE = pattern(r"(?<=[、的和与與及])(?![的和与與及])|(?=在)")
BEFORE_PARTICLE = pattern(r"(?=[的了等])|(?<=在)")

CLAUSE, PHRASE_EDGE, PARTICLE, WORD_EDGE, ANYWHERE, INSIDE_PHRASE, BEFORE, INSIDE_WORD = (
    0.0, 0.0, 0.08, 0.13, 0.2, 0.3, 0.4, 0.6,
)  # fmt: skip
"""What a break costs; a line half empty costs a quarter."""
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
    """What a break at each offset costs: nothing after a clause or a phrase, much inside one."""
    costs = dict.fromkeys(joints.ends, ANYWHERE)
    costs |= _at(AFTER_PARTICLE, PARTICLE, joints)
    _mark(costs, WORDS, joints.text, WORD_EDGE, INSIDE_WORD)
    whole = {at for at, cost in costs.items() if cost == INSIDE_WORD}
    _mark(costs, PHRASES, joints.text, PHRASE_EDGE, INSIDE_PHRASE)
    costs |= dict.fromkeys(whole, INSIDE_WORD)
    return costs | _at(BEFORE_PARTICLE, BEFORE, joints) | _at(AFTER_CLAUSE, CLAUSE, joints) | {len(joints.text): 0.0}


def _mark(costs: dict[int, float], units: re.Pattern[str], text: str, edge: float, inside: float) -> None:
    """Set the costs at the edges of units, where that is less, and inside them."""
    for unit in units.finditer(text):
        start, end = unit.span()
        costs |= {at: min(costs[at], edge) for at in (start, end) if at in costs}
        costs |= {at: inside for at in range(start + 1, end) if at in costs}


def _at(places: re.Pattern[str], cost: float, joints: Joints) -> dict[int, float]:
    ends = set(joints.ends)
    return {match.start(): cost for match in places.finditer(joints.text) if match.start() in ends}


def _traced(best: dict[int, tuple[int, float, int]], end: int) -> list[int]:
    chain: list[int] = []
    while end > 0:
        chain.append(end)
        end = best[end][2]
    return chain[::-1]
