"""HTML before the Nu checker and axe-core, in Chromium: wide and narrow, light and dark, printed, without scripts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conform.reports import REPORTS, Editions, missing
from tests.conform.tools import BROWSERS, HOME, in_home, on_path, output

pytestmark = pytest.mark.conform
VIEWS = ("wide light", "wide dark", "narrow light", "narrow dark", "print")


def nu_faults(*pages: Path) -> list[str]:
    """Errors and warnings of the Nu HTML checker."""
    jar = in_home("node/node_modules/vnu-jar/build/dist/vnu.jar")
    said = output(on_path("java"), "-jar", jar, "--format", "json", "--stdout", *pages, accept=(0, 1))
    messages = json.loads(said)["messages"]
    wrong = (message for message in messages if message["type"] != "info" or message.get("subType") == "warning")
    return [f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']}" for message in wrong]


@cache
def look(page: Path) -> dict[str, Any]:
    """What a browser sees: see look.mjs."""
    script = Path(__file__).with_name("look.mjs")
    said: dict[str, Any] = json.loads(
        output(on_path("node"), script, HOME / "node", on_path(*BROWSERS), page, timeout=120)
    )
    return said


def spoiled(page: Path, folder: Path, old: str, new: str) -> Path:
    text = page.read_text(encoding="utf-8")
    assert old in text
    copy = folder / "spoiled.html"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def test_the_nu_checker_has_nothing_to_say(editions: Editions) -> None:
    assert nu_faults(*editions.all("html").values()) == []


def test_the_nu_checker_sees_a_planted_fault(editions: Editions, tmp_path: Path) -> None:
    assert nu_faults(spoiled(editions.path("edge", "html"), tmp_path, "<main", "<nonsense></nonsense><main")) != []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("report", REPORTS)
def test_axe_finds_no_violation(report: str, view: str, editions: Editions) -> None:
    assert look(editions.path(report, "html"))["axe"][view] == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (' lang="zh-Hans"', "", "html-has-lang"),
        (
            "</head>",
            "<style>p { color: #999 !important; background: #fff !important }</style></head>",
            "color-contrast",
        ),
        ("</main>", "<img src='data:,'></main>", "image-alt"),
    ],
    ids=["no language", "pale text", "a picture without words"],
)
def test_axe_sees_a_planted_fault(old: str, new: str, rule: str, editions: Editions, tmp_path: Path) -> None:
    seen = look(spoiled(editions.path("edge", "html"), tmp_path, old, new))["axe"]["wide light"]
    assert any(fault.startswith(rule) for fault in seen), seen


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_is_fetched_and_nothing_goes_wrong(report: str, editions: Editions) -> None:
    assert look(editions.path(report, "html"))["fetched"] == []


@pytest.mark.parametrize("report", REPORTS)
def test_the_text_is_there_without_scripts_and_on_paper(report: str, editions: Editions) -> None:
    texts = look(editions.path(report, "html"))["text"]
    assert texts["no script"] == texts["wide light"]
    assert missing(report, texts["no script"]) == []
    assert missing(report, texts["print"]) == []


@pytest.mark.parametrize("report", REPORTS)
def test_a_narrow_screen_needs_no_sideways_scrolling(report: str, editions: Editions) -> None:
    # WCAG 2.2, 1.4.10 at 320 CSS pixels, also with the text spacing of 1.4.12
    assert look(editions.path(report, "html"))["overflow"] == []


@pytest.mark.parametrize("report", REPORTS)
def test_the_tab_key_reaches_every_link_and_frame_and_shows_it(report: str, editions: Editions) -> None:
    keyboard = look(editions.path(report, "html"))["keyboard"]
    assert keyboard["stops"] == keyboard["reached"] > 0
    assert keyboard["unseen"] == []
    assert keyboard["first"].startswith("#")
