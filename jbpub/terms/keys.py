"""What a table's terms are found by, worked out for all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jbpub.parser.entries import term_key
from jbpub.terms.table import Term

_BETWEEN = "\0"


class KeyedTerm(NamedTuple):
    """A term with the keys of its Chinese names, the designation's first, then those of the variants."""

    term: Term
    keys: tuple[str, ...]


def with_keys(terms: Sequence[Term]) -> list[KeyedTerm]:
    """The terms with their keys; one pass over all names together, since a table may have ten thousand."""
    keys = term_keys([name for term in terms for name in (term.zh, *term.variants)])
    keyed, at = [], 0
    for term in terms:
        end = at + 1 + len(term.variants)
        keyed.append(KeyedTerm(term, tuple(keys[at:end])))
        at = end
    return keyed


def term_keys(names: Sequence[str]) -> list[str]:
    """The key of each name, as `term_key` gives it."""
    keys = term_key(_BETWEEN.join(names)).split(_BETWEEN)
    if len(keys) == len(names):
        return keys
    return [term_key(name) for name in names]  # a name holds what was to stand between, or there is none
