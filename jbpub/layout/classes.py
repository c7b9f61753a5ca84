"""Classes of characters for line composition, and the expressions made of them.

Sources: CLREQ 3.1 (marks), 3.2.2 (Han and Western mixed); UAX #14 for what does not break inside Western text.
Which marks may begin or end a line is in `kinsoku`, which can lose their blank half in `marks`.
"""

from __future__ import annotations

from jbpub.patterns import pattern

FULL_OPENING = "“‘（《【〈「『〔［｛〖"
CLOSING_BRACKETS = "”’）》】〉」』〕］｝〗"
COMMAS = "，、；"
STOPS = "。：？！．"
FULL_CLOSING = CLOSING_BRACKETS + COMMAS + STOPS
INTERPUNCTS = "·・‧"
CONNECTORS = "–—～-"
SOLIDI = "/／"

HAN = r"[^\W\d_A-Za-z\u00aa-\u052f\u2070-\u24ff\uff21-\uff5a]"
"""A Han character, told by what it is not: a class of 28,000 is slow to compile.  Kana and 〇 count too."""
LETTER = "0-9A-Za-z\u00c0-\u024f\u0370-\u052f"
SIGN = "#$&*+@^_=<>|\\\\%‰℃°№±−"
TWO_EM_DASH = "\u2e3a"
"""Stands for the pair ——, which is one unbroken stroke of two em (CLREQ 3.1.2)."""

TWO_EM = rf"{TWO_EM_DASH}+|—{{2,}}|[…⋯]+"
"""Dashes and ellipses: each one unit, two of them together as well (CLREQ 3.1.5)."""

WESTERN = (
    rf"[-]?[{LETTER}{SIGN}]+"
    rf"(?:[.,:'’](?=[{LETTER}])[{LETTER}{SIGN}]+|[-–~/．](?=[0-9])[{LETTER}{SIGN}]+)*-?"
    r"|[０-９]+(?:[．，][０-９]+)*[％]?"
)
"""A Western word, or a number with its sign, currency, percent and separators (UAX #14, LB25)."""

WESTERN_RUN = pattern(rf"[{LETTER}{SIGN}.,．:'\"/()\[\]-]{{2,}}|{TWO_EM}|[０-９．％]{{2,}}")
"""Runs that are never spread inside: words, numbers, two-em marks."""

CONNECTOR = pattern(rf"[–～／]|(?<!—)—(?!—)|(?<={HAN})[-/](?={HAN})")
"""Connector marks and solidi, round which nothing is spread (CLREQ 3.2.3)."""

GAP_RUN = pattern(rf"[{LETTER}#$&+%‰℃]+")
"""What may have a gap before and after it, where Han characters and Western ones meet."""
NO_GAP_BEFORE, NO_GAP_AFTER = "%‰℃", "$&"
HAN_CHARACTER = pattern(HAN)

HALF_WIDE = pattern(rf"[{INTERPUNCTS}]|(?<={HAN})[-–/](?={HAN})")
"""Marks between Han characters that take half an em: interpunct, short connector, solidus (CLREQ 3.1.6)."""

SPACE = pattern(" ")
HANGING = pattern("[，、；。]")
"""Marks that may stand out of the line's end, where that is done at all (CLREQ 3.1.7)."""
INTERPUNCT = pattern(f"[{INTERPUNCTS}]")
WORD = pattern(r"(?<![A-Za-z0-9/@._-])[A-Za-z]?[a-z]{4,}(?![A-Za-z0-9/@_-]|\.[A-Za-z])")
"""An English word that may be divided: no acronym, no name with a capital inside, not too short."""

DISLIKED = pattern(
    r"[0-9第约超近达逾过共万亿千百十—～–月：:](?:"
    rf"(?<=[0-9])(?={HAN})"  # 5|项
    rf"|(?<=[0-9][万亿千百十])(?={HAN})"  # 5万|元
    r"|(?<=[第约超近达逾过共])(?=[0-9])"  # 第|5位
    r"|(?<=[0-9%％年月][—～–])(?=[0-9])"  # 10%～|20%
    r"|(?<=[0-9]月)(?=[0-9])"  # 1月|5日
    r"|(?<=[0-9][：:])(?=[0-9]))"  # 1.3：|30.7
)
"""A character after which a break would part number and unit, a date, a range or a ratio: allowed, not liked."""
