"""The expressions by which figures are found.

Every repetition is bounded, so the search is linear in the text.  GB/T 15835-2011 describes the forms of numbers.
"""

from __future__ import annotations

import re

from jbpub.patterns import pattern

_HAN_DIGIT = "〇○零一二三四五六七八九"
_MARKS = f"{_HAN_DIGIT}两兩十百千万萬亿億"
_OPENING, _CLOSING = "“‘「『《〈", "”’」』》〉"
_SPACE = r"[\ \u00a0\u3000]?"

_SCALE = (
    r"(?:[万萬][多余餘]?[亿億]|[十百千]?[多余餘]?[万萬亿億]|兆(?![瓦字赫])|[百千](?![瓦米克伏卡赫帕])|十(?=[余餘多]))"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[ ]\d{3}){1,4}|\d{1,15})(?!\d)(?:[.．]\d{1,9}(?!\d))?"
_REST = rf"(?:{_SPACE}\d{{1,4}}(?:,\d{{3}})?(?={_SPACE}[元圓人名户戶家件個个項项噸吨輛辆公]))"
_ARABIC = (
    rf"{_DIGITS}(?:{_SPACE}[多余餘]?{_SCALE}"
    rf"(?:{_SPACE}\d{{1,4}}(?:,\d{{3}})?{_SPACE}{_SCALE}){{0,3}}(?:(?<=[万萬]){_REST})?)?"
)
_HAN = rf"[{_MARKS}]{{1,16}}(?:点[{_MARKS}]{{1,8}})?"
_VALUE = rf"(?:{_ARABIC}|{_HAN})(?:{_SPACE}[多余餘])?"
_ALONE = rf"(?<![0-9A-Za-z０-９#＃])(?<![0-9][.．])(?<![A-Za-z0-9][-+])(?<![{_MARKS}](?=[{_MARKS}]))"

_YEAR = rf"(?:\d{{4}}(?!\d)|[一二三][{_HAN_DIGIT}]{{3}})"
_ROC = rf"(?:\d{{2,3}}(?={_SPACE}年{_SPACE}\d{{1,2}}{_SPACE}月))"
_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"

DASH = pattern(r"——|[-－—–~～至到]")
"""What stands between the two ends of a range."""

VALUE = pattern(_VALUE)
"""A number with its scale and a following 多 or 余, wherever it stands."""

TAIL = pattern(
    r"(?P<at_least>以上)|(?P<under>以下)|(?P<at_most>[以之][内內])|(?P<about>左右|上下)|(?P<plus>(?<=[年月])多)"
)
"""What follows a figure and bounds it."""

HEAD = pattern(
    r"(?:(?P<at_least>不低于|不低於|不少于|不少於|不小于|至少)"
    r"|(?P<at_most>不超过|不超過|不高于|不高於|不大于|不突破|不多于)"
    r"|(?P<nearly>接近|将近|將近|(?<![附最邻靠])近)"
    r"|(?P<about>大约|大約|约为|約為|(?<![条签合节制违履预邀公契租缔條簽節違預締])[约約]|大概)"
    r"|(?P<over>超过|超過|突破|超出|多于|多於|高于|高於|大于|超|逾|上(?=[百千万萬亿億]))"
    r"|(?P<under>低于|低於|少于|少於|小于|不足|不到|不满|不滿))了?[\ \u00a0]?$"
)
"""What precedes a figure and bounds it; for a few characters that end where the figure begins."""

RANKING = pattern(
    r"(?:全[国國省市区區县縣州球]|世界|亚洲|亞洲|统筹区|位[列居次]|名列|排名?|[跃躍]居|[跃躍]?升[至到]|列|居|前)[^，。；：]{0,10}$"
)
"""What precedes a rank."""

REPUBLICAN = pattern(r"民[国國]|(?<!\d)1\d\d ?年 ?\d{1,2} ?月")
"""Evidence that a text counts its years from 1912."""

FIGURE = pattern(
    rf"""(?=[\d{_MARKS}{_OPENING}第前翻民])(?:
    (?P<quoted>[{_OPENING}][^{_OPENING}{_CLOSING}\n]{{1,24}}[{_CLOSING}])
    |第{_SPACE}(?P<ordinal>\d{{1,4}}|[{_MARKS}]{{1,7}})(?:{_SPACE}[位名]|[个個][五十]年)?
    |前(?P<top>\d{{1,3}}|[二三四五六七八九十百]{{1,3}})(?:[位名强強]|(?=[，。；、！）和及的\s]|$))
    |(?P<dated>(?:民[國国]{_SPACE}\d{{1,3}}|{_ALONE}(?:{_YEAR}|{_ROC})){_SPACE}年(?![前级級制代]))
        (?:度|{_SPACE}(?P<month>{_MONTH}){_SPACE}月(?:份|{_SPACE}(?P<day>{_DAY}){_SPACE}[日号號])?)?
    |(?:{_ALONE}(?P<since>{_YEAR})年?(?:[-－—–~～至到]|——)(?P<until>\d{{4}}|[一二三][{_HAN_DIGIT}]{{3}})年)
    |{_ALONE}(?:(?P<from_month>{_MONTH})月?(?:[-－—–~～至到]|——))?(?P<sole_month>{_MONTH}){_SPACE}月
        (?:份|{_SPACE}(?P<sole_day>{_DAY}){_SPACE}[日号號])?(?!饼|餅)
    |{_ALONE}(?P<ratio>\d{{1,6}}(?:\.\d{{1,4}})?(?:{_SPACE}[:：∶]{_SPACE}\d{{1,6}}(?:\.\d{{1,4}})?){{1,4}}(?![\d:：∶]))
    |(?P<parts>[百千万十两三四五六七八九二])分之{_SPACE}(?P<fraction>{_DIGITS}|[{_MARKS}]{{1,7}}(?:点[{_MARKS}]{{1,4}})?)
    |(?P<whole>百分[之]?百)
    |(?P<half>一半)
    |翻了?(?P<doubled>\d{{1,2}}|[一两兩二三四五]){_SPACE}番
    |{_ALONE}(?P<number>{_VALUE})
    )""",
    re.VERBOSE,
)
"""A figure, a name made of numerals or a short quotation, told apart by the group that matched."""
