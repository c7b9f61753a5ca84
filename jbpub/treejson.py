"""The document tree as JSON and back, exactly, with a version and a published schema.

The JSON follows the dataclasses in nodes.py: an object per node, fields that hold their default left out, `"type"`
where a place admits several kinds of node, a bare string for Text, `[start, end]` for a Span.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jbpub.diagnostics import Severity, TreeError
from jbpub.nodes import (
    Document,
    Figure,
    Foreign,
    Gloss,
    ItemList,
    Lead,
    Link,
    NoteMark,
    PageMark,
    Paragraph,
    Section,
    Strong,
    Table,
    TermMention,
    Text,
)
from jbpub.patterns import pattern
from jbpub.source import Span

SCHEMA_VERSION = 1
_TAGS: dict[type, str] = {
    PageMark: "page",
    Strong: "strong",
    Link: "link",
    Foreign: "foreign",
    Lead: "lead",
    TermMention: "term",
    NoteMark: "note",
    Gloss: "gloss",
    Section: "section",
    Paragraph: "paragraph",
    ItemList: "list",
    Table: "table",
    Figure: "figure",
}
_CLASSES = {tag: kind for kind, tag in _TAGS.items()}
_SURROGATE = pattern("[\ud800-\udfff]")
_REMEDY = f"give a tree that this library wrote (schema version {SCHEMA_VERSION})"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field as JSON needs it: `default` is MISSING where the field must be given."""

    name: str
    kind: Any
    default: Any


@cache
def _fields(cls: type) -> tuple[_Field, ...]:
    hints = get_type_hints(cls)
    return tuple(
        _Field(f.name, hints[f.name], f.default if f.default_factory is MISSING else f.default_factory())
        for f in fields(cls)
        if f.init and f.repr  # what no repr shows is beside the tree: the source's files and indexes
    )


# ---- writing ----


def to_json(document: Document, *, indent: int | None = None) -> str:
    """A document as JSON text, its source and findings included; `indent` spreads it over lines."""
    text = json.dumps(to_data(document), ensure_ascii=False, indent=indent)
    # A lone surrogate of a broken source cannot be written as UTF-8; escaped it can.
    return json.dumps(to_data(document), indent=indent) if _SURROGATE.search(text) else text


def to_data(document: Document) -> dict[str, Any]:
    """A document as what JSON holds: dicts, lists, strings, numbers."""
    return {"version": SCHEMA_VERSION, **_object(document)}


def _object(node: Any) -> dict[str, Any]:
    cls: type = type(node)
    found: dict[str, Any] = {"type": _TAGS[cls]} if cls in _TAGS else {}
    for field in _fields(cls):
        value = getattr(node, field.name)
        if field.default is MISSING or value != field.default:
            found[field.name] = _value(value)
    return found


def _value(value: Any) -> Any:
    match value:
        case Text(text):
            return text
        case Span():
            return list(value)
        case tuple():
            return [_value(item) for item in value]
        case date():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode("ascii")
        case Severity():
            return value.name.lower()
        case Enum():
            return value.value
        case _:
            return _object(value) if is_dataclass(value) else value


# ---- reading ----


def from_json(text: str | bytes) -> Document:
    """The document that `to_json` wrote.

    Raises TreeError when the text is not JSON, has another version, or holds what does not fit; names the place.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise TreeError(f"tree: is not JSON ({problem}); {_REMEDY}") from problem
    return from_data(data)


def from_data(data: object) -> Document:
    """The document that `to_data` gave.  Raises TreeError as `from_json` does."""
    if not isinstance(data, Mapping) or "version" not in data:
        raise TreeError(f"tree: has no version; {_REMEDY}")
    if data["version"] != SCHEMA_VERSION:
        raise TreeError(f"tree: has schema version {data['version']!r}; {_REMEDY}")
    body = {name: value for name, value in data.items() if name != "version"}
    try:
        document: Document = _read(Document, body, "tree")
    except RecursionError as problem:
        raise TreeError(f"tree: is nested too deeply; {_REMEDY}") from problem
    return document


def _read(kind: Any, value: Any, place: str) -> Any:
    """A value of a type from its JSON; `place` is where it stands, for the message."""
    if get_origin(kind) in (Union, UnionType):
        return _read_one_of(get_args(kind), value, place)
    if get_origin(kind) is tuple:
        return _read_list(kind, value, place)
    if kind is Span:
        return _read_span(value, place)
    if kind is Text:
        return Text(_plain(str, value, place))
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_object(kind, value, place)
    if kind in (date, bytes, Severity) or issubclass(kind, Enum):
        return _read_word(kind, value, place)
    return _plain(kind, value, place)


def _plain(kind: type, value: Any, place: str) -> Any:
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise _misfit(place, kind.__name__, value)


def _read_word(kind: Any, value: Any, place: str) -> Any:
    """A date, bytes or an enumeration's member from its word."""
    word = _plain(str, value, place)
    try:
        return _FROM_WORD.get(kind, kind)(word)
    except (ValueError, KeyError):
        raise _misfit(place, kind.__name__, value) from None


_FROM_WORD: dict[Any, Callable[[str], Any]] = {
    date: date.fromisoformat,
    bytes: partial(b64decode, validate=True),
    Severity: lambda word: Severity[word.upper()],
}


def _read_span(value: Any, place: str) -> Span:
    match value:
        case [int(start), int(end)] if 0 <= start <= end and not isinstance(start, bool) and not isinstance(end, bool):
            return Span(start, end)
    raise _misfit(place, "a span [start, end]", value)


def _read_list(kind: Any, value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _misfit(place, "a list", value)
    item = get_args(kind)[0]
    return tuple(_read(item, one, f"{place}[{at}]") for at, one in enumerate(value))


def _read_one_of(kinds: tuple[Any, ...], value: Any, place: str) -> Any:
    if value is None and NoneType in kinds:
        return None
    others = [kind for kind in kinds if kind is not NoneType]
    if len(others) == 1:
        return _read(others[0], value, place)
    if isinstance(value, str) and Text in others:
        return Text(value)
    tag = value.get("type") if isinstance(value, Mapping) else None
    cls = _CLASSES.get(tag) if isinstance(tag, str) else None
    if cls is None or cls not in others:
        raise _misfit(place, " or ".join(_TAGS.get(kind, "a string") for kind in others), value)
    return _read_object(cls, value, place)


def _read_object(cls: type, value: Any, place: str) -> Any:
    if not isinstance(value, Mapping):
        raise _misfit(place, cls.__name__, value)
    given = {name: item for name, item in value.items() if name != "type" or cls not in _TAGS}
    known = _fields(cls)
    unknown = given.keys() - {field.name for field in known}
    if unknown:
        raise TreeError(f"{place}: {cls.__name__} has no {min(map(str, unknown))}; {_REMEDY}")
    missing = [field.name for field in known if field.default is MISSING and field.name not in given]
    if missing:
        raise TreeError(f"{place}: {cls.__name__} lacks {missing[0]}; {_REMEDY}")
    kinds = {field.name: field.kind for field in known}
    return cls(**{name: _read(kinds[name], item, f"{place}.{name}") for name, item in given.items()})


def _misfit(place: str, wanted: str, value: object) -> TreeError:
    found = repr(value)
    return TreeError(f"{place}: wanted {wanted}, found {found[:40]}{'…' if len(found) > 40 else ''}; {_REMEDY}")


# ---- the schema ----


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the tree, made from the dataclasses."""
    definitions: dict[str, Any] = {}
    document = _object_schema(Document, definitions)
    document["properties"] = {"version": {"const": SCHEMA_VERSION}, **document["properties"]}
    document["required"] = ["version", *document["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jbpub document tree",
        **document,
        "$defs": dict(sorted(definitions.items())),
    }


def _object_schema(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    tag = {"type": {"const": _TAGS[cls]}} if cls in _TAGS else {}
    properties = {field.name: _schema(field.kind, definitions) for field in _fields(cls)}
    return {
        "description": (cls.__doc__ or "").strip().split("\n\n")[0],
        "type": "object",
        "properties": tag | properties,
        "required": [*tag, *(field.name for field in _fields(cls) if field.default is MISSING)],
        "additionalProperties": False,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [_schema(one, definitions) for one in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if kind is Span:
        offset = {"type": "integer", "minimum": 0}
        return {"type": "array", "prefixItems": [offset, offset], "minItems": 2, "maxItems": 2}
    if kind is Severity:
        return {"enum": [member.name.lower() for member in Severity]}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if is_dataclass(kind) and isinstance(kind, type) and kind is not Text:
        return _reference(kind, definitions)
    return dict(_PLAIN_SCHEMAS[kind])


_PLAIN_SCHEMAS: dict[Any, dict[str, str]] = {
    Text: {"type": "string"},
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, str]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # stands for itself while its own fields refer to it
        definitions[cls.__name__] = _object_schema(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}
