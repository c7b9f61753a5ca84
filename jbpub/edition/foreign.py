"""English inside Chinese, and the other way: the runs that need a tag of their own (WCAG 2.2, 3.1.2 Language of Parts).

Two or more Latin words in a row are English, and so is a single word in small letters ("online").  A lone name or
abbreviation (GDP, 5G, Wi-Fi) is part of the Chinese sentence, which the criterion exempts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jbpub.edition.edition import Edition
from jbpub.edition.texts import change_english, change_inlines, change_texts
from jbpub.nodes import Document, Foreign, Gloss, Inline, Inlines, NoteMark, PageMark, Text
from jbpub.parser.han import HAN
from jbpub.patterns import pattern

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = rf"[{_LATIN}](?:[{_LATIN}0-9.'’&/+-]*[{_LATIN}0-9])?"
_RUN = pattern(rf"{_WORD}(?:,?[ \u00a0]+(?:&[ \u00a0])?(?:{_WORD}|[0-9]+(?=[ \u00a0]+[{_LATIN}])))*")
_WORD_OF_RUN = pattern(rf"(?:^|[ \u00a0'’-])[{_LATIN}]{{2}}")
_LONG_WORD = pattern(rf"[{_LATIN}]{{3}}")
_SMALL_WORD = pattern(rf"(?<![{_LATIN}])[a-z]{{4,}}(?![{_LATIN}])")


def mark_foreign(document: Document, _edition: Edition) -> Document:
    """The document with its English runs wrapped into Foreign("en", …), unless it is in English."""
    return document if document.language == "en" else change_texts(document, _marked)


def _marked(text: Text) -> Inlines:
    words = text.text
    runs = [run.span() for run in _RUN.finditer(words) if _is_english(run[0])]
    if not runs:
        return (text,)
    marked: list[Inline] = []
    done = 0
    for start, end in runs:
        marked += [Text(words[done:start])] if done < start else []
        marked.append(Foreign("en", (Text(words[start:end]),)))
        done = end
    return (*marked, Text(words[done:])) if done < len(words) else tuple(marked)


CHINESE = pattern(f"{HAN}(?:{HAN}|[\u3001-\u303f\uff00-\uffef“”])*")


def chinese_apart(text: Text, language: str) -> Inlines:
    """The Chinese inside an English text in a language of its own; the tuple of the text itself without any."""
    words, done = text.text, 0
    parts: list[Inline] = []
    for found in CHINESE.finditer(words):
        parts += [Text(words[done : found.start()])] if found.start() > done else []
        parts.append(Foreign(language, (Text(found[0]),)))
        done = found.end()
    if not parts:
        return (text,)
    return (*parts, Text(words[done:])) if done < len(words) else tuple(parts)


def convert_in_english(document: Document, language: str, convert: Callable[[str], str]) -> Document:
    """The document with the Chinese inside its English converted: 双循环 that a translator has left in a sentence.

    Such runs are in the document's language as `chinese_apart` tells, and are then in `language`.  Quotation marks
    belong to the English around them and stay.
    """
    own = document.language

    def run(inlines: Inlines) -> Inlines:
        return tuple(map(changed, inlines))

    def changed(inline: Inline) -> Inline:
        match inline:
            case Foreign(language=tag, inlines=inner) if tag == own:
                return Foreign(language, change_inlines(inner, lambda text: (Text(convert(text.text)),)))
            case Text() | PageMark() | NoteMark() | Gloss():
                return inline
            case _:
                return replace(inline, inlines=run(inline.inlines))

    return change_english(document, run, lambda line: CHINESE.sub(lambda found: convert(found[0]), line))


def _is_english(run: str) -> bool:
    several = len(_WORD_OF_RUN.findall(run)) > 1 and _LONG_WORD.search(run)
    return bool(several or _SMALL_WORD.search(run))
