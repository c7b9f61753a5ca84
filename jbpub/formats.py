"""The formats that can be rendered, and what is made when nothing else is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from jbpub.diagnostics import Diagnostic, OutputError
from jbpub.nodes import Document
from jbpub.style.sheet import StyleSheet

if TYPE_CHECKING:  # at run time this would load email for a name
    from importlib.metadata import EntryPoint

Renderer: TypeAlias = Callable[[Document, StyleSheet], tuple[bytes, tuple[Diagnostic, ...]]]

DEFAULT_STYLE = "gov-print"
DEFAULT_EDITION = "zh"  # the report's own script
BUILT_IN = {  # format → the module that writes it; loaded when asked for, since each brings a large library
    "pdf": "jbpub.renderers.pdf.edition",
    "docx": "jbpub.renderers.docx.edition",
    "html": "jbpub.renderers.html.edition",
    "md": "jbpub.renderers.markdown.edition",
}
PUBLISHED = ("pdf", "docx", "html")  # what a build makes when no format is asked for; the master is for the office


def formats() -> tuple[str, ...]:
    """The formats that can be rendered: the built-in ones and those of installed plug-ins."""
    return (*BUILT_IN, *sorted({point.name for point in _plugins()} - set(BUILT_IN)))


def renderer(form: str) -> Renderer:
    """What renders a format, loaded.  Raises OutputError when nothing does."""
    if form in BUILT_IN:
        found: Renderer = import_module(BUILT_IN[form]).render
        return found
    for point in _plugins():
        if point.name == form:
            plugin: Renderer = point.load()
            return plugin
    raise OutputError(f"no renderer for {form or 'a target without suffix'}: say to= one of {', '.join(formats())}")


def _plugins() -> Iterable[EntryPoint]:
    from importlib.metadata import entry_points  # reads every installed package's metadata: only when needed

    return entry_points(group="jbpub.renderers")
