"""Reads numbers as reports write them: Arabic, full-width, with thousands marks, in Chinese numerals, with 万 and 亿.

Chinese numerals are read as GB/T 15835-2011 describes them; forms that leave a place out (两万五 for 25 000) or name
two numbers (三四百) are not read: their value is not certain.
"""

from __future__ import annotations

from decimal import Decimal

from jbpub.patterns import pattern

_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12}
_HAN_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": 0, "○": 0, "两": 2, "兩": 2}
_PLAIN = str.maketrans("萬億兩○〇．", "万亿两零零.", ",， \u00a0\u3000多余餘")
_SERIAL = str.maketrans({mark: str(value) for mark, value in _HAN_DIGITS.items()})

_D = "[一二两三四五六七八九]"
_SECTION = rf"(?:{_D}千)?(?:零?{_D}百)?(?:零?{_D}?十)?(?:(?:(?<![百千])|(?<=零)){_D}|零{_D})?|[百千]"
_CARDINAL = pattern(
    rf"(?:(?:(?P<wanyi>{_SECTION})万)?零?(?P<yi>{_SECTION})亿)?(?:零?(?P<wan>{_SECTION})万)?(?:零?(?P<one>{_SECTION}))?"
)
_CUT_SHORT = pattern(rf"[万亿]{_D}$|亿万")
_STEPS = pattern(r"([\d.]+)([十百千万亿兆]*)")


def read_number(text: str) -> Decimal | None:
    """The value of a number as written, exact; None where it is not certainly one.

    Words of approximation inside it (多, 余) and thousands marks do not count.

    >>> [f"{read_number(number):f}" for number in ("70,464", "３.４", "1.2万", "2亿3000万", "三百二十")]
    ['70464', '3.4', '12000', '230000000', '320']
    """
    plain = text.translate(_PLAIN)
    return _read_steps(plain) if plain[:1].isdigit() else _read_han(plain)


def read_serial(text: str) -> int:
    """A year, month or day as an integer: "２０２１", "二〇二一", "十一", "卅" is not known.

    Raises ValueError for text that is no number.
    """
    digits = text.strip().translate(_SERIAL)
    if digits.isdecimal():
        return int(digits)
    value = _read_han(text.translate(_PLAIN))
    if value is None:
        raise ValueError(f"no number: {text}")
    return int(value)


def scale_of(text: str) -> int:
    """The power of ten that the last 万, 亿 and the like of a number stand for; 0 without one."""
    plain = text.translate(_PLAIN)
    return _power(plain[len(plain.rstrip("十百千万亿兆")) :])


def _read_steps(plain: str) -> Decimal:
    """Arabic numbers, each with its scale: 2亿3000万."""
    steps = [Decimal(number).scaleb(_power(scale)) for number, scale in _STEPS.findall(plain)]
    return sum(steps[1:], steps[0])


def _power(scale: str) -> int:
    return sum(_POWERS[mark] for mark in scale)


def _read_han(plain: str) -> Decimal | None:
    whole, point, fraction = plain.partition("点")
    value = _read_cardinal(whole)
    if value is None or not point:
        return value
    scaled = fraction.rstrip("万亿")
    digits = scaled.translate(_SERIAL)
    if not digits.isdecimal():
        return None
    return Decimal(f"{value}.{digits}").scaleb(_power(fraction[len(scaled) :]))


def _read_cardinal(plain: str) -> Decimal | None:
    found = _CARDINAL.fullmatch(plain)
    if not plain or found is None or _CUT_SHORT.search(plain):
        return Decimal(0) if plain == "零" else None
    value = Decimal(0)
    if found["wanyi"] is not None:
        value += ((_section(found["wanyi"]) or 1) * 10**4 + _section(found["yi"])) * 10**8
    elif found["yi"] is not None:
        value += (_section(found["yi"]) or 1) * 10**8
    if found["wan"] is not None:
        value += (_section(found["wan"]) or 1) * 10**4
    return value + _section(found["one"] or "")


def _section(text: str) -> int:
    """A number below 10 000; a 十, 百 or 千 without a digit counts once."""
    value, digit = 0, 0
    for mark in text:
        if mark in _HAN_DIGITS:
            digit = _HAN_DIGITS[mark]
        else:
            value, digit = value + (digit or 1) * 10 ** _POWERS[mark], 0
    return value + digit
