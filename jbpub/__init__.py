"""jbpub: a Chinese government work report in, publishable PDF, Word and HTML editions out."""

from jbpub.diagnostics import Diagnostic, JbpubError
from jbpub.edition.adapt import adapt
from jbpub.edition.edition import Edition
from jbpub.nodes import Document
from jbpub.parser.report import parse
from jbpub.pipeline import Rendered, publish, publish_many, render
from jbpub.style.sheet import StyleSheet
from jbpub.terms.match import annotate
from jbpub.terms.table import TermTable

__version__ = "0.1.0"

__all__ = [
    "Diagnostic", "Document", "Edition", "JbpubError", "Rendered", "StyleSheet", "TermTable",
    "adapt", "annotate", "parse", "publish", "publish_many", "render",
]  # fmt: skip
