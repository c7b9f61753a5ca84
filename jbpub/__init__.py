"""jbpub: a Chinese government work report in, publishable PDF, Word and HTML editions out.

The public names are loaded when they are first used: a cold start is part of every run.
"""

import typing as _typing
from importlib import import_module as _import_module

__version__ = "0.1.0"

__all__ = [
    "Diagnostic", "Document", "Edition", "JbpubError", "Rendered", "StyleSheet", "TermTable",
    "adapt", "annotate", "parse", "publish", "publish_many", "render",
]  # fmt: skip

_HOMES = {
    "Diagnostic": "jbpub.diagnostics",
    "Document": "jbpub.nodes",
    "Edition": "jbpub.edition.edition",
    "JbpubError": "jbpub.diagnostics",
    "Rendered": "jbpub.rendering",
    "StyleSheet": "jbpub.style.sheet",
    "TermTable": "jbpub.terms.table",
    "adapt": "jbpub.edition.adapt",
    "annotate": "jbpub.terms.match",
    "parse": "jbpub.parser.report",
    "publish": "jbpub.pipeline",
    "publish_many": "jbpub.pipeline",
    "render": "jbpub.rendering",
}

if _typing.TYPE_CHECKING:
    from jbpub.diagnostics import Diagnostic, JbpubError
    from jbpub.edition.adapt import adapt
    from jbpub.edition.edition import Edition
    from jbpub.nodes import Document
    from jbpub.parser.report import parse
    from jbpub.pipeline import publish, publish_many
    from jbpub.rendering import Rendered, render
    from jbpub.style.sheet import StyleSheet
    from jbpub.terms.match import annotate
    from jbpub.terms.table import TermTable
else:

    def __getattr__(name: str) -> object:
        """A public name at its first use (PEP 562)."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value: object = getattr(_import_module(_HOMES[name]), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """The public names, loaded or not."""
        return sorted({*globals(), *__all__})
