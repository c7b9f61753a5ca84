"""Han characters in regular expressions: told by what they are not.

A class with all their ranges holds 28,000 characters, which the regular expression compiler goes through one by one:
two milliseconds for each class, thirty of which would be half of a cold start.
"""

from __future__ import annotations

# A letter or ideograph that is neither Latin nor Greek; kana and 々〇 count too.
HAN = r"[^\W\d_A-Za-z\u00c0-\u024f\u0370-\u03ff]"
RADICAL = "[\u2e80-\u2fdf]"  # what some typefaces make of a character: ⽉ for 月; no letters to Unicode
