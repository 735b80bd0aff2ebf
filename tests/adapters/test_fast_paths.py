"""The patches that save time change no value: each is compared with WeasyPrint's own."""

import gc

import pytest
from tinycss2.ast import FunctionBlock
from weasyprint import CSS, HTML
from weasyprint.css import ComputedStyle, get_all_computed_styles
from weasyprint.css.properties import INITIAL_VALUES, Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent

from diglot.adapters.typesetter import fast_paths
from diglot.adapters.typesetter.fonts import HouseFonts
from diglot.adapters.typesetter.line_setting import LineSetter
from diglot.core.line_breaking import break_lines

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
    ours = _values(monkeypatch, fast_paths._missing_value)

    assert ours == _values(monkeypatch, fast_paths._weasyprint_missing_value)


@pytest.mark.parametrize("name", ["margin_left", "min_width", "max_width"])
@pytest.mark.parametrize("value", [Dimension(3, "px"), Dimension(50, "%"), "auto"])
def test_a_length_is_used_as_weasyprint_uses_it(name: str, value: object) -> None:
    def used(resolve: object) -> object:
        box = boxes.BlockBox("p", {name: value}, None, [])
        resolve(box, name, 200)  # type: ignore[operator]
        return getattr(box, name)

    assert used(percent.resolve_one_percentage) == used(fast_paths._weasyprint_resolve_one_percentage)


def test_what_is_kept_with_a_style_is_not_kept_with_its_copies() -> None:
    html, fonts = HTML(string=_PAGE), HouseFonts()
    style = get_all_computed_styles(html, font_config=fonts)(next(html.etree_element.iter("p")))
    before = fast_paths.line_break.strut(style)

    larger = style.copy()
    larger["font_size"] *= 2

    assert fast_paths.line_break.strut(style) is before
    assert fast_paths.line_break.strut(larger)[0] > before[0]


def test_lines_are_measured_once_and_forgotten_with_their_document() -> None:
    setter = LineSetter(break_lines)
    html, fonts = HTML(string=_PAGE), HouseFonts(setter)
    style = get_all_computed_styles(html, font_config=fonts)(next(html.etree_element.iter("p")))
    text = setter.widths.in_style(style)

    line = text.line_of("A line")

    assert text.line_of("A line") is line
    assert line.new_layout(2.0).justification_spacing == 2.0
    assert line.new_layout(0.0).justification_spacing == 0.0
    fonts.forget_lines()
    assert text.line_of("A line") is not line


def test_collections_are_rare_only_while_pages_are_laid_out() -> None:
    before = gc.get_threshold()
    with fast_paths.fewer_collections():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
