"""Site chrome: what a web site puts before and after a report.

A line is chrome for certain when it is one of those that sites everywhere set: share links, font size, editor,
counters, neighbouring articles, filing numbers.  Short lines between two such lines, or that give one its value, go
with them.  Before the report such runs are cut, within it those of two certain lines or more.  After it everything
is cut from the first certain line on, when no sentence, entry or paragraph follows that could be the report's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jbpub.diagnostics import Diagnostic, diagnostic
from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import read_number
from jbpub.parser.repair.edits import Repaired
from jbpub.patterns import pattern
from jbpub.source import Span

_BUTTON = (
    "(?:(?:打印|关闭|返回|收藏|保存|分享)(?:本页|此页|窗口|本文|页面|顶部|首页)?"
    "|回到顶部|我要纠错|纠错|复制链接|设为首页|加入收藏)"
)
# What a library of free texts says of a report; its own sentences follow.
_LICENCE = pattern("本作品(?:是|在|属于|屬於).{0,10}(?:中华人民共和国|中華人民共和國|公有领域|公有領域).*")
_SITE = (  # lines of a web site, spaces left out
    r"[【\[（(]?(?:字[体号]|字體)[:：].*",
    r"[【\[(（]?(?:[大中小][|｜/、]?){3}[】\]）)]?",
    rf"(?:[【\[(（]?{_BUTTON}[】\]）)]?[|｜/、]?)+",
    r"分享(?:到|至)?[:：]?.{0,12}|扫一扫.*|.{0,6}扫码.{0,16}|微信扫.*|二维码",
    r"(?:QQ空间|QQ好友|新浪微博|腾讯微博|微博|微信|微信好友|朋友圈|人人网|开心网|百度空间|和讯|天涯社区|豆瓣|百度贴吧)+",
    r"[（(【\[]?(?:责任编辑|责编|编辑|审核|校对|录入|监制|初审|复审|终审|值班编辑)[:：].{0,20}",
    r"(?:信息|文章|稿件|资料|内容)?(?:来源|來源|出处|作者|供稿|撰稿)[:：].{0,30}",
    r"(?:发布|更新|发表|公开|成文|生成)(?:日期|时间|机构)[:：].{0,60}|(?:时间|日期)[:：][12][0-9]{3}.{0,120}",
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数|率)?[:：][0-9]*次?|评论[:：][0-9]*|本文已被浏览.*",
    r"[12][0-9]{3}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?(?:[0-2]?[0-9][:：时][0-5]?[0-9](?:[:：分][0-5]?[0-9]?秒?)?)(?:来源.*)?",
    r"(?:索引号|主题词|主题分类|发文字号|文号|有效性|信息名称|发布机构|公开方式|公开范围)[:：].{0,40}",
    r"内容(?:摘要|提要|简介)[:：]?|摘要[:：]?",
    r"[0-9]?(?:上一[篇条页则]|下一[篇条页则])[:：]?.{0,60}|放大|缩小|默认|[（(]?[下上][转接]第?.{1,8}[版页][）)]?",
    r"(?:相关|推荐|热门|延伸|关联)(?:附件|链接|文章|阅读|新闻|信息|文档|报道|推荐|稿件|解读|专题|政策)[:：>》]*",
    r"附件下载[:：]?|本栏(?:最新|推荐|目录|热门)|阅读排行|点击排行|标签云|热门标签|友情链接|热点专题",
    r"(?:您|你)?(?:现在)?(?:所在|当前|现在)的?位置[:：是].*|首页(?:[>»›/＞].*)?|网站首页",
    r"(?:网站)?(?:主办|承办|技术支持|版权所有|主办单位|承办单位|运维)[:：].{0,60}|版权所有.{0,60}|[Cc]opyright.*|©.*",
    r".{0,40}ICP备.{0,40}|.{0,20}公网安备.{0,40}|网站标识码.*|网站地图|联系我们|关于我们|隐私声明|无障碍(?:浏览|阅读|模式)?",
    r"Publicdomain|false|true",
    _LICENCE.pattern,
)
_CHROME = pattern("|".join(f"(?:{form})" for form in _SITE))
_TAKES_VALUE = pattern(r"(?:.*(?:来源|作者|编辑|审核|责编|阅读|浏览|点击|评论|字[体号]|日期|时间|索引号|文号)[:：])")
_COLUMN = pattern("(?:政府)?工作报告|首页|政务公开|政府信息公开|信息公开|重要文件|公告公示|政府公报")
_REPORT = pattern("(?:政府|施政|人民政府).{0,6}[报報]告|代表大会|代表大會|[报報]告$|各位|[省市区县州旗]长")
_LONGEST = 130  # characters of a line of chrome
_FILLER = 14  # characters of a line that chrome carries along
_GAP = 6  # so many of them between two certain ones
_REACH = 40  # lines before the report in which chrome is looked for
_SENTENCE = 6  # characters; a closed line as long is a sentence
_PARAGRAPH = 60  # characters; a line as long is a paragraph


def cut_chrome(lines: Sequence[Line]) -> Repaired:
    """R117: what a web site put before and after the report is left out, a finding for each stretch of it."""
    words = [at for at, line in enumerate(lines) if line.kind is not Kind.RULE]
    texts = ["".join(lines[at].text.split()) if len(lines[at].text) <= _LONGEST else lines[at].text for at in words]
    sure = [len(text) <= _LONGEST and _CHROME.fullmatch(text) is not None for text in texts]
    if not any(sure):
        return list(lines), []
    tail = _tail(texts, sure)
    head = min(_head_end(texts), tail)
    inner = [run for run in _runs(texts, sure, head, tail) if sum(sure[slice(*run)]) > 1]
    runs = [*_runs(texts, sure, 0, head), *inner, *([(tail, len(texts))] if tail < len(texts) else [])]
    cut = {at for start, end in runs for at in range(words[start], words[end - 1] + 1)}
    findings = [_finding([lines[at] for at in words[start:end]]) for start, end in runs]
    return [line for at, line in enumerate(lines) if at not in cut or line.kind is Kind.RULE], findings


def _finding(run: Sequence[Line]) -> Diagnostic:
    first, last = run[0], run[-1]
    message = f"“{first.text[:16]}”" + (f" to “{last.text[-16:]}”: {len(run)} lines" if len(run) > 1 else "")
    return diagnostic("R117", Span(first.span.start, last.end), f"{message} of a web site", "left out")


# ---- before the report ----


def _head_end(texts: Sequence[str]) -> int:
    """How many lines stand before the report's first head or paragraph of its own."""
    for at, text in enumerate(texts[:_REACH]):
        if (len(text) > _PARAGRAPH and not _CHROME.fullmatch(text)) or re.match("[一壹]、", text):
            return at + 1
    return min(len(texts), _REACH)


def _runs(texts: Sequence[str], sure: Sequence[bool], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs of chrome among some lines: from a certain one to the last that it carries along."""
    at = start
    while at < end:
        if sure[at] or _is_column(texts, at, end):
            stop = _run_end(texts, sure, at, end)
            yield at, stop
            at = stop
        at += 1


def _is_column(texts: Sequence[str], at: int, end: int) -> bool:
    """Whether a line names the site's column: a later one of the first lines gives the title in full."""
    if at or end < 2 or not _COLUMN.fullmatch(texts[0]):
        return False
    return any(text != texts[0] and "工作报告" in text for text in texts[1:4])


def _run_end(texts: Sequence[str], sure: Sequence[bool], at: int, end: int) -> int:
    while True:
        following = next((i for i in range(at + 1, min(at + 2 + _GAP, end)) if sure[i]), None)
        if following is not None and all(_is_filler(text) for text in texts[at + 1 : following]):
            at = following
        elif at + 1 < end and _TAKES_VALUE.fullmatch(texts[at]) and _is_filler(texts[at + 1]):
            return at + 2
        else:
            return at + 1


def _is_filler(text: str) -> bool:
    return len(text) <= _FILLER and not _REPORT.search(text) and read_number(text) is None


# ---- after the report ----


def _tail(texts: Sequence[str], sure: Sequence[bool]) -> int:
    """Where the chrome after the report begins; the number of lines when there is none."""
    licence = next((at for at, text in enumerate(texts) if at and _LICENCE.match(text)), None)
    opening = "".join(texts[:_REACH])
    start = len(texts) if licence is None else licence
    while start and (sure[start - 1] or not _is_own(texts[start - 1], opening if start > _REACH else "")):
        start -= 1
    return next((at for at in range(start, len(texts)) if sure[at] and at), len(texts))


def _is_own(text: str, opening: str) -> bool:
    """Whether a line is a paragraph or a sentence, such as a site does not set but to repeat the report's opening."""
    is_sentence = len(text) >= _SENTENCE and text[-1] in "。！；”"
    return (len(text) > _PARAGRAPH or is_sentence) and text not in opening
