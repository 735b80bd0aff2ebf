"""Every default template, style and script ends with the mark of its contents; `pytest --accept` renews them."""

from __future__ import annotations

from diglot.adapters.files.default_files import Overlay, default_files, defaults_root
from diglot.model.building.default_marks import mark_in, with_mark
from diglot.pipeline.render.theme_check import ThemeCheck

SUFFIXES = (".html", ".xhtml", ".txt", ".css", ".js")


def test_every_default_has_the_mark_of_its_contents(accept: bool) -> None:
    files = [file for name in ("templates", "assets") for file in default_files(name).values()]
    stale = []
    for file in (file for file in files if file.suffix in SUFFIXES):
        text = file.read_text(encoding="utf-8")
        if accept:
            file.write_text(with_mark(text, file.suffix), encoding="utf-8", newline="")
        elif mark_in(text) != mark_in(with_mark(text, file.suffix)):
            stale.append(file.name)
    assert stale == []


def test_no_default_stylesheet_has_a_slip() -> None:
    """They are checked as a publication's own are: what is reported there must be a slip."""
    overlay = Overlay(defaults_root())
    check = ThemeCheck(overlay)
    sheets = {path: file.read_bytes() for path, file in overlay.files("assets").items() if file.suffix == ".css"}
    assert [problem for path, content in sheets.items() for problem in check.file(content, path)] == []
