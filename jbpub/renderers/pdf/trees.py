"""Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7): one root and, when entries are many, a row of leaves."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from jbpub.renderers.pdf.objects import Objects
from jbpub.renderers.pdf.syntax import array, byte_string, dictionary, reference

_LEAF = 256  # entries in a leaf


def add_number_tree(objects: Objects, entries: Mapping[int, str]) -> int:
    """Write the tree of these written values by key: its number."""
    return _add_tree(objects, "Nums", [(str(key), value) for key, value in sorted(entries.items())])


def add_name_tree(objects: Objects, entries: Mapping[str, str]) -> int:
    """Write the tree of these written values by name, in the order of the names' bytes: its number."""
    ordered = sorted(entries.items(), key=lambda entry: entry[0].encode())
    return _add_tree(objects, "Names", [(byte_string(key), value) for key, value in ordered])


def _add_tree(objects: Objects, kind: str, entries: list[tuple[str, str]]) -> int:
    if len(entries) <= _LEAF:
        return objects.add(dictionary({kind: _flat(entries)}))
    leaves = [entries[start : start + _LEAF] for start in range(0, len(entries), _LEAF)]
    kids = [objects.add(dictionary({"Limits": _limits(leaf), kind: _flat(leaf)})) for leaf in leaves]
    return objects.add(dictionary({"Kids": array(map(reference, kids))}))


def _flat(entries: list[tuple[str, str]]) -> str:
    return array(chain.from_iterable(entries))


def _limits(leaf: list[tuple[str, str]]) -> str:
    return array((leaf[0][0], leaf[-1][0]))
