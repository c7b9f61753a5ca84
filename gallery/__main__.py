"""`python -m gallery [REPORT] [--translation UNITS] [--pages 12]`: each style and edition as PNG pages and an index."""

from __future__ import annotations

import argparse
import html
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jbpub
from jbpub.resources import shipped_names

ROOT = Path(__file__).parent.parent
EDITIONS = ("zh", "zh-Hant-TW", "zh-Hant-HK", "zh+en")
BASE = "base"  # a ground for others, nothing to print with
DOTS_PER_INCH = 72
MISSING = """pdftoppm is missing, which makes the pictures: it is in poppler-utils (apt-get install poppler-utils),
poppler (brew install poppler) or poppler for Windows"""
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>jbpub: gallery of styles</title>
<style>body {{ font: 1rem/1.5 sans-serif; margin: 2rem; background: #ccc }} section {{ margin-block: 2rem }}
.pages {{ display: flex; flex-wrap: wrap; gap: .5rem }} img {{ max-height: 24rem; box-shadow: 0 1px 4px #0006 }}</style>
<h1>{title}</h1>
{sections}
</html>
"""


def main() -> None:
    """Make every edition in every style, its pictures, and the page that shows them."""
    options = _options()
    if not shutil.which("pdftoppm"):
        sys.exit(MISSING)
    folder = options.output
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.png"), *folder.glob("*.pdf")):
        old.unlink()
    document = jbpub.annotate(jbpub.parse(options.report), jbpub.TermTable.read(options.terms))
    sections = "\n".join(_sections(document, options))
    index = folder / "index.html"
    index.write_text(PAGE.format(title=html.escape(document.meta.title), sections=sections), encoding="utf-8")
    print(index)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m gallery", description="Show every style sheet as pictures.")
    parser.add_argument("report", nargs="?", type=Path, default=ROOT / "seeds" / "jiangbei-2021.md")
    parser.add_argument("--terms", type=Path, default=ROOT / "glossary" / "jiangbei-2021.csv")
    parser.add_argument("--translation", type=Path, help="the report's English, shown by zh+en")
    parser.add_argument("--pages", type=int, default=12, help="pages of each edition (default: 12)")
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "gallery")
    return parser.parse_args()


def _sections(document: jbpub.Document, options: argparse.Namespace) -> Iterator[str]:
    """A section of the index for each style and edition, once its pictures are made."""
    for style in (name for name in shipped_names("styles", ".toml") if name != BASE):
        for edition in EDITIONS:
            pdf = options.output / f"{style}.{edition}.pdf"
            translation = str(options.translation) if options.translation and edition.endswith("+en") else None
            jbpub.render(_adapted(document, edition, translation), pdf, style=style)
            pictures = _pictures(pdf, options.pages)
            print(f"{pdf.name}: {len(pictures)} pages", file=sys.stderr)
            shown = "".join(
                f'<a href="{pdf.name}"><img src="{picture.name}" alt="page {number}" loading="lazy"></a>'
                for number, picture in enumerate(pictures, 1)
            )
            yield f'<section><h2>{style}, {edition}</h2><div class="pages">{shown}</div></section>'


def _adapted(document: jbpub.Document, edition: str, translation: str | None) -> jbpub.Document:
    if translation is None:
        return jbpub.adapt(document, edition)
    from jbpub.edition.translation.files import read_translation

    return jbpub.adapt(document, edition, read_translation(translation))


def _pictures(pdf: Path, count: int) -> list[Path]:
    """The first pages of a PDF as PNG files beside it, in their order."""
    stem = pdf.with_suffix("")
    limits = ["-r", str(DOTS_PER_INCH), "-l", str(count)]
    subprocess.run(["pdftoppm", "-png", *limits, str(pdf), str(stem)], check=True)
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


if __name__ == "__main__":
    main()
