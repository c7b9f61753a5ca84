"""What a user would take otherwise: pandoc for Word and HTML, pandoc and typst for a PDF/UA-1.

Both come by pip into a virtual environment of their own.  They are given the cleaned text and the face that jbpub sets.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import venv
from pathlib import Path

import pylopdf_fonts_zh_cn

_PACKAGES = ("pypandoc_binary", "typst")
_TYPST = (
    "import sys, typst;typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], pdf_standards=['ua-1'])"
)
_SHOW = (
    "import importlib.metadata as m, pypandoc;"
    "print(pypandoc.get_pandoc_path(), pypandoc.get_pandoc_version(), m.version('typst'), sep='\\n')"
)


def install(folder: Path) -> tuple[Path, str, str]:
    """The peers' Python, the path of pandoc, and both versions; installed into `folder` when they are not there.

    The environment variable BENCH_PEERS names a virtual environment that has them already.
    """
    folder = Path(os.environ.get("BENCH_PEERS") or folder)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *_PACKAGES], check=True, stdout=sys.stderr)
    pandoc, version, typst = subprocess.check_output([python, "-c", _SHOW], text=True).splitlines()
    return python, pandoc, f"pandoc {version}, typst {typst}"


def commands(python: Path, pandoc: str, text: Path, out: Path) -> dict[str, str]:
    """Format → shell command, and "all" for the three after one another."""
    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    start = f"{shlex.quote(pandoc)} {text} -s --toc"
    page = '-V mainfont="Noto Serif SC" -V papersize=a4 -V region=CN'
    typeset = f"{python} -c {shlex.quote(_TYPST)} {out}.typ {out}.pdf {shlex.quote(str(fonts))}"
    each = {
        "pdf": f"{start} {page} -t typst -o {out}.typ && {typeset}",
        "docx": f"{start} -o {out}.docx",
        "html": f"{start} --section-divs -t html5 -o {out}.html",
    }
    return each | {"all": " && ".join(each.values())}
