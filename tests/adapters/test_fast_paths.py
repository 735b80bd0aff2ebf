"""The patches that save time change no value: each is compared with WeasyPrint's own."""

import gc
from pathlib import Path

import pytest
from tinycss2.ast import FunctionBlock
from weasyprint import CSS, HTML
from weasyprint.css import ComputedStyle, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

from diglot.adapters.typesetter import text_widths
from diglot.adapters.typesetter.fonts import HouseFonts
from diglot.adapters.typesetter.library_patches import fast_paths
from diglot.adapters.typesetter.library_patches.patching import originals
from diglot.adapters.typesetter.line_setting import LineSetter
from diglot.core.line_breaking import break_lines
from diglot.model.paper.printing import HOUSE_FACES

ROOT = Path(__file__).parents[2]

_PAGE = """<body><h1>A</h1><p lang="ru">Б <em>и <a href="#">в</a></em></p>
<p dir="rtl" class="logical">x</p><div><p class="logical">y</p></div><ul><li>z<table><td>t</table></li></ul>"""
_STYLE = """
:root { --small: 2px; direction: ltr; font: 11pt/15pt serif; width: calc(50% - 2px); text-indent: calc(1% + 3px) }
em { float: left; text-decoration: underline; color: red } div { page: title; position: absolute }
.logical { margin-inline-start: 7px; padding-block-end: var(--small); border-inline-end: 3px solid; direction: inherit }
[dir=rtl] { direction: rtl } h1 { display: inherit; text-decoration: inherit; hyphens: auto; max-width: 50% }
"""


def _values(monkeypatch: pytest.MonkeyPatch, missing: object) -> list[dict[str, object]]:
    """Return all values of all elements, in the order of the document."""
    monkeypatch.setattr(ComputedStyle, "__missing__", missing)
    html, fonts = HTML(string=_PAGE), HouseFonts()
    styles = get_all_computed_styles(html, user_stylesheets=[CSS(string=_STYLE, font_config=fonts)], font_config=fonts)
    return [{name: _plain(styles(element)[name]) for name in INITIAL_VALUES} for element in html.etree_element.iter()]


def _plain(value: object) -> object:
    """Return a value that can be compared with another: a function of CSS is equal to itself only."""
    return value.serialize() if isinstance(value, FunctionBlock) else value


def test_every_property_has_the_value_that_weasyprint_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = _values(monkeypatch, ComputedStyle.__missing__)

    assert ours == _values(monkeypatch, originals.missing_value)


@pytest.mark.parametrize("name", ["margin_left", "min_width", "max_width"])
@pytest.mark.parametrize("value", [Dimension(3, "px"), Dimension(50, "%"), "auto"])
def test_a_length_is_used_as_weasyprint_uses_it(name: str, value: object) -> None:
    def used(resolve: object) -> object:
        box = boxes.BlockBox("p", {name: value}, None, [])
        resolve(box, name, 200)  # type: ignore[operator]
        return getattr(box, name)

    assert used(percent.resolve_one_percentage) == used(originals.resolve_one_percentage)


def _style_of(tag: str, fonts: HouseFonts) -> ComputedStyle:
    """Return the style of the first element of this name, in a font of the house: without one, Pango measures noise."""
    face = ROOT / "assets" / "fonts" / HOUSE_FACES[0].file
    sheet = f"@font-face {{ font-family: House; src: url({face.as_uri()}) }} body {{ font: 10pt House }}"
    html = HTML(string=_PAGE)
    sheets = [CSS(string=sheet, font_config=fonts)]
    return get_all_computed_styles(html, user_stylesheets=sheets, font_config=fonts)(next(html.etree_element.iter(tag)))


def test_what_is_kept_with_a_style_is_not_kept_with_its_copies() -> None:
    style = _style_of("p", HouseFonts())
    before = fast_paths.line_break.strut(style)

    larger = style.copy()
    larger["font_size"] *= 2

    assert fast_paths.line_break.strut(style) is before
    assert fast_paths.line_break.strut(larger)[0] > before[0]


def test_lines_are_measured_once_and_forgotten_with_their_document() -> None:
    setter = LineSetter(break_lines, {})
    fonts = HouseFonts(setter)
    style = _style_of("p", fonts)
    text = setter.widths.in_style(style)

    line = text.line_of("A line")

    assert text.line_of("A line") is line
    assert line.new_layout(2.0).justification_spacing == 2.0
    assert line.new_layout(0.0).justification_spacing == 0.0
    fonts.forget_lines()
    assert text.line_of("A line") is not line


def test_a_line_is_found_by_all_that_its_measures_are_taken_from(monkeypatch: pytest.MonkeyPatch) -> None:
    """An underlined word and a plain one, for instance, are two lines."""
    style = _style_of("a", HouseFonts(LineSetter(break_lines, {}))).copy()
    read = set[str]()

    def recorded(self: object, name: str) -> object:
        read.add(name)
        return dict.__getitem__(self, name) if dict.__contains__(self, name) else self.__missing__(name)  # type: ignore[attr-defined, call-overload, operator]

    monkeypatch.setattr(type(style), "__getitem__", recorded, raising=False)
    text_widths.TextWidths({}).in_style(style)
    key = read.copy()
    text = text_widths.StyledText(style, {})
    text.line_of("A\tline")
    text.pieces_of("hyphenation")

    assert {"font_family", "text_decoration_line", "tab_size"} <= key
    assert read - key == set()


def test_collections_are_rare_only_while_pages_are_laid_out() -> None:
    before = gc.get_threshold()
    with fast_paths.fewer_collections():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
