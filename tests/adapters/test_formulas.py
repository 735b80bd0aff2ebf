"""What the setter of formulas promises: the image, its place in the line, and an answer in time."""

from __future__ import annotations

import base64
import re
import time
from xml.etree import ElementTree

import pytest

from diglot.adapters.painting.formulas import FormulaSetter


def math(inner: str, tex: str = "TeX", display: str = "inline") -> str:
    """A formula as pandoc writes it and nh3 lets it pass."""
    return (
        f'<math display="{display}" xmlns="http://www.w3.org/1998/Math/MathML"><semantics>{inner}'
        f'<annotation encoding="application/x-tex">{tex}</annotation></semantics></math>'
    )


def image(inner: str, tex: str = "TeX", display: str = "inline") -> ElementTree.Element:
    setter = FormulaSetter()
    markup = setter.set_formulas(math(inner, tex, display))
    assert setter.failed == []
    return ElementTree.fromstring(f"{markup[:-1]}/>")


def length(found: ElementTree.Element, name: str) -> float:
    match = re.search(rf"{name}: (-?[\d.]+)em", found.get("style", ""))
    assert match
    return float(match[1])


def drawing(found: ElementTree.Element) -> ElementTree.Element:
    return ElementTree.fromstring(base64.b64decode(found.get("src", "").partition(",")[2]))


def test_a_formula_stands_on_the_baseline() -> None:
    """Nothing of x is below the baseline; y has a descender, and half of a fraction is there."""
    x, y, fraction = (
        image(f"<mrow>{inner}</mrow>") for inner in ("<mi>x</mi>", "<mi>y</mi>", "<mfrac><mn>1</mn><mi>y</mi></mfrac>")
    )
    assert -0.05 < length(x, "vertical-align") <= 0
    assert length(fraction, "vertical-align") < length(y, "vertical-align") < -0.15
    assert 0.3 < length(x, "width") < 0.7
    assert length(fraction, "height") > 1


def test_tex_is_the_alternative() -> None:
    found = image("<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>", "a &lt; \\text{&quot;b&quot;}")
    assert found.get("alt") == 'a < \\text{"b"}'
    assert found.get("class") == "formula"
    assert image("<mi>a</mi>", display="block").get("class") == "formula formula-display"


def test_a_formula_by_hand_has_its_signs_as_alternative() -> None:
    markup = FormulaSetter().set_formulas("<p><math><mi>x</mi><mo>=</mo><mn>1</mn></math></p>")
    assert 'alt="x = 1"' in markup


def test_a_drawing_has_no_letters_and_no_names() -> None:
    """Paths alone: no font is asked for, and nothing in it can clash with another drawing."""
    tags = {element.tag.rpartition("}")[2] for element in drawing(image("<mfrac><mn>1</mn><mi>x</mi></mfrac>")).iter()}
    assert tags == {"svg", "path", "rect"}


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        pytest.param(
            image("<mrow><mn>3</mn><mo>,</mo><mn>14</mn></mrow>", "3{,}14"),
            image("<mrow><mn>3</mn><mo>,</mo><mn>14</mn></mrow>", "3,14"),
            id="a decimal comma",
        ),
        pytest.param(
            image('<mrow><mo form="prefix">∥</mo><mi>x</mi><mo form="postfix">∥</mo></mrow>'),
            image("<mrow><mi>x</mi><mo>∥</mo><mi>x</mi></mrow>"),
            id="bars",
        ),
        pytest.param(
            image("<msub><mrow><mi>lim</mi><mo>\u2061</mo></mrow><mi>x</mi></msub>"),
            image("<mrow><mi>lim</mi><mi>x</mi></mrow>"),
            id="a limit",
        ),
        pytest.param(
            image("<msub><mi>∂</mi><mi>t</mi></msub>"),
            image("<msub><mo>+</mo><mi>t</mi></msub>"),
            id="a partial derivative",
        ),
    ],
)
def test_space_is_that_of_tex(narrow: ElementTree.Element, wide: ElementTree.Element) -> None:
    assert length(narrow, "width") < length(wide, "width")


def test_an_empty_part_has_no_height() -> None:
    """Of ^{14}C, and of a row of equations whose left side is empty."""
    isotope = image("<mrow><msup><mrow></mrow><mn>14</mn></msup><mi>C</mi></mrow>")
    table = image("<mtable><mtr><mtd></mtd></mtr><mtr><mtd><mi>a</mi></mtd></mtr></mtable>")
    text = image("<mrow><mtext></mtext><mi>x</mi></mrow>")
    assert max(length(found, "height") for found in (isotope, table, text)) < 3


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("<mi>資</mi>", id="a letter that the font lacks"),
        pytest.param("<mfrac><mi>x</mi></mfrac>", id="a part is missing"),
        pytest.param("<p>x</p>", id="no mathematics"),
        pytest.param('<mspace width="99999em"></mspace>', id="endless"),
        pytest.param("<mrow>", id="broken"),
        pytest.param(f"{'<mrow><mi>x</mi>' * 40}{'</mrow>' * 40}", id="deep"),
        pytest.param(f"{'<msqrt>' * 3_000}{'</msqrt>' * 3_000}", id="deeper"),
    ],
)
def test_what_cannot_be_set_is_code_and_reported(inner: str) -> None:
    setter, start = FormulaSetter(), time.process_time()
    markup = setter.set_formulas(f"<p>{math(inner, 'a &lt; b')}</p>")
    assert time.process_time() - start < 20
    assert markup == "<p><code>a &lt; b</code></p>"
    assert setter.failed == ["a < b"]


def test_a_sum_in_a_line_is_small() -> None:
    for sign in "∑∫":
        inner = f"<msubsup><mo>{sign}</mo><mn>0</mn><mn>1</mn></msubsup>"
        assert length(image(inner), "height") < 1.7 < length(image(inner, display="block"), "height")


def test_no_line_begins_with_a_dash() -> None:
    markup = FormulaSetter().set_formulas(f"{math('<mi>x</mi>')}—labour, {math('<mi>y</mi>')} — work")
    assert re.findall(">([^<]*)(?:<|$)", markup) == ["\u2060—labour, ", " — work"]


def test_rows_without_a_use_are_no_levels() -> None:
    """{{{x}}} is x: each level would double the work."""
    nested = image(f"{'<mrow>' * 50}<mi>x</mi>{'</mrow>' * 50}")
    assert nested.get("style") == image("<mi>x</mi>").get("style")


def test_what_pandoc_cannot_read_is_code() -> None:
    """It was reported when the text was read."""
    setter = FormulaSetter()
    assert setter.set_formulas('<span class="math inline">$\\ce{A&amp;B}$</span>') == "<code>\\ce{A&amp;B}</code>"
    assert setter.failed == []
