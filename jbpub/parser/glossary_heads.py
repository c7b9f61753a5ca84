"""Which lines head a glossary: 名词解释 and its many names, spellings and ornaments."""

from __future__ import annotations

from jbpub.parser.entries import FORMS_OF_MARKS, names_term, read_entry_number
from jbpub.parser.lines import Kind, Line
from jbpub.parser.numbering import read_number
from jbpub.patterns import pattern

_LONGEST = 50  # characters of a head, its letterspacing counted
_ORNAMENT = r"[※＊*★☆●◆■◎#\-—―－_]*"
_NUMERAL = "[0-9０-９一二三四五六七八九十]{1,3}"
_ANNEX_LABEL = pattern(rf"附[件录表註注]?(?:之?{_NUMERAL})?[：:]?")
_REPORT = r"《?[^《》。；！？：:]{0,20}(?:政府|施政)工作?[报報]告》?(?:全文)?"
_KINDS = (
    "有关|相关|部分|主要|重要|重点|专业|专用|专有|新|若干|常用|涉及|所涉|及|和|与|內容|内容|名词|名詞|术语|術語|短语|词语|词条|"
    "用语|用語|词汇|概念|缩略语|简称|关键词|热词"
)
_TAILS = "解释|解釋|注释|註釋|注解|註解|释义|釋義|说明|說明|解读|注"
_HEAD = pattern(
    rf"{_ORNAMENT}[【〔\[［（(<〈]?{_ORNAMENT}(?:{_ANNEX_LABEL.pattern}[、.．]?)?(?:关于|對|对)?(?:{_REPORT})?[中里]?的?"
    rf"(?:(?:(?:{_KINDS})的?)*(?:名词|名詞|术语|術語|短语|词语|词条|用语|用語|词汇|概念|缩略语|简称|关键词|热词|内容)的?(?:{_TAILS})"
    r"|注释|註釋|注解|附注|附註|尾注|脚注|释义|注)"
    rf"{_ORNAMENT}[】〕\]］）)>〉]?{_ORNAMENT}[：:]?{_ORNAMENT}"
)
_HINT = pattern("[解解注註释釋说說]")
# What a colon follows on web pages and in speeches, never a term.
_NO_TERM = pattern(
    r"[（(]?(?:分享|上一[篇条]|下一[篇条]|责任|責任|责编|编辑|来源|來源|作者|记者|发布|打印|关闭|扫一扫|相关|版权|主办|承办|网站|地址"
    r"|电话|邮编|邮箱|备案|字号|字体|阅读|浏览|点击|联系|信息|标签|关键词|附件|附[：:]|原文|本[栏网站]|各位|尊敬|同志|主任委员|时间|日期)"
)
_PLAIN_TERM = 40  # characters of a term that no number announces
_PLAIN_DEFINITION = 4
_COLON_TERM = pattern(rf"[^：:。；！？]{{2,{_PLAIN_TERM}}}(?:[：:](?:$|.{{{_PLAIN_DEFINITION}}})|[，,]?是?指)")


def heads_glossary(line: Line, following: Line | None) -> bool:
    """Whether a line opens a glossary: it is called so, and an entry follows (below a mere 注, a mark)."""
    if following is None or not is_called_glossary(line):
        return False
    number = read_entry_number(following.text)
    if line.text.strip("：:※*# ") == "注":
        return number is not None and number.form in FORMS_OF_MARKS
    return number is not None or (following.kind is Kind.TEXT and is_plain_entry(following.text))


def is_called_glossary(line: Line) -> bool:
    """Whether a line says nothing but that a glossary follows."""
    if line.kind is Kind.RULE or len(line.text) > _LONGEST or not _HINT.search(line.text):
        return False
    return _HEAD.fullmatch("".join(line.text.split())) is not None


def is_annex_label(line: Line) -> bool:
    """Whether a line says nothing but that an annex follows (附件2)."""
    return line.kind is not Kind.RULE and _ANNEX_LABEL.fullmatch("".join(line.text.split())) is not None


def head_end(text: str) -> int:
    """Where a head ends that an entry numbered 1 follows on the same line; 0 when there is none."""
    found = _HEAD.match(text) if _HINT.search(text, 0, _LONGEST) else None
    number = read_entry_number(text[found.end() :].lstrip()) if found else None
    if found is None or number is None or number.value != 1 or text.startswith("注："):
        return 0
    return found.end()


def is_plain_entry(text: str) -> bool:
    """Whether a line without an entry's number names a term and explains it."""
    if read_number(text) or _NO_TERM.match(text) or not names_term(text):
        return False
    return text[:1] in "“「『[［【〔" or _COLON_TERM.match(text) is not None


def closes_glossary(line: Line) -> bool:
    """Whether a line cannot belong to an entry: a heading, an annex's label, the chrome of a web page, an address."""
    return ends_glossary(line) or _NO_TERM.match(line.text) is not None


def ends_glossary(line: Line) -> bool:
    """Whether a line begins something else, even between entries: a heading, an annex, the next glossary."""
    return line.kind is Kind.HEADING or is_annex_label(line) or is_called_glossary(line)
