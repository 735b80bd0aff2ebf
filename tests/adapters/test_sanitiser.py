"""One allowlist: what it names passes unchanged, and nothing else does."""

from __future__ import annotations

import lxml.html
import pytest

from diglot.adapters.templating.sanitiser import is_sanitised, sanitise
from diglot.model.markup import allowed_markup

KEPT = (
    '<p id="a" class="b" lang="ru" dir="ltr" title="c" role="note">Text</p>',
    '<a href="https://example.org/?a=1&amp;b=2" hreflang="en">A</a>',
    '<a href="article:en/craft/dash#a">A</a>',
    '<a href="mailto:a@example.org">A</a>',
    '<a href="#fn1">1</a>',
    '<img src="asset:en/map.svg" alt="A map" width="3" height="2">',
    '<ol start="3" type="a"><li value="4">A</li></ol>',
    '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td colspan="2">B</td></tr></tbody></table>',
    '<figure><img src="asset:a.png" alt=""><figcaption>A</figcaption></figure>',
    '<details open=""><summary>A</summary>B</details>',
    '<div class="table-scroll" tabindex="0">A</div>',
    "<p>«Ёлка» — ½ &lt; 1</p>",
    '<span class="unit-mark"></span>',
)

MATHS = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><semantics><mrow><mfrac><mn>1</mn><mi>x</mi></mfrac>'
    '<mo stretchy="false">)</mo></mrow><annotation encoding="application/x-tex">\\frac{1}{x}</annotation></semantics></math>'
)

# Attacks that slipped through one sanitiser or another.
ATTACKS = {
    "script": "<script>pwned()</script>",
    "handler": "<p onclick=pwned()>Text</p>",
    "handler of a picture": "<img src=x onerror=pwned()>",
    "address": "<a href='javascript:pwned()'>A</a>",
    "hidden address": "<a href='java&#10;script:pwned()'>A</a>",
    "data": "<a href='data:text/html,<script>pwned()</script>'>A</a>",
    "foreign content": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=pwned()&gt;'>",
    "svg": "<svg><style><img src=x onerror=pwned()></style></svg>",
    "raw text": "<noscript><p title='</noscript><img src=x onerror=pwned()>'>",
    "comment": "<!--><img src=x onerror=pwned()>-->",
    "template": "<template><img src=x onerror=pwned()></template>",
    "frame": "<iframe srcdoc='<script>pwned()</script>'></iframe>",
    "form": "<form action=//evil.example/><input formaction=javascript:pwned()></form>",
    "style": "<p style='background: url(javascript:pwned())'>Text</p><style>@import 'pwned()'</style>",
    "base": "<base href='https://evil.example/'><meta http-equiv=refresh content='0;pwned()'><link rel=import href='pwned()'>",
    "unclosed": "<p><a href='https://a.example/' <img src=x onerror=pwned()//",
    "clobbering": '<a id=x name=y href="vbscript:pwned()">A</a><object data=pwned()></object>',
    "math link": "<math><mtext href='javascript:pwned()' xlink:href='javascript:pwned()'>A</mtext></math>",
}


AROUND = {
    "math": "{}</math>",
    allowed_markup._MATHS: "<math>{}A</math>",
    "tr": "<table><tbody>{}</table>",
    "td th": "<table><tbody><tr>{}</table>",
    "thead tbody tfoot caption colgroup": "<table>{}</table>",
    "col": "<table><colgroup>{}</table>",
    "": "{}A",
}


@pytest.mark.parametrize("html", KEPT)
def test_the_markup_of_diglot_passes(html: str) -> None:
    assert lxml.html.tostring(lxml.html.fromstring(sanitise(html))) == lxml.html.tostring(lxml.html.fromstring(html))


def test_formulas_pass() -> None:
    assert sanitise(MATHS) == MATHS


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_does_not_pass(attack: str) -> None:
    """Read again as a browser would: no element and no attribute that the allowlist lacks, and nothing that acts."""
    clean = sanitise(attack)
    body = lxml.html.fragment_fromstring(clean, create_parent="div")
    for element in body.iter():
        if element is body:
            continue
        assert element.tag in allowed_markup.TAGS
        for name, value in element.attrib.items():
            assert allowed_markup.is_allowed(element.tag, name)
            assert not value.lower().replace("\n", "").startswith(("javascript", "data:", "vbscript"))
    assert "pwned()" not in " ".join(value for element in body.iter() for value in element.attrib.values())


@pytest.mark.parametrize("attack", [*ATTACKS.values(), MATHS, *KEPT])
def test_what_is_clean_stays_as_it_is(attack: str) -> None:
    """What changes when it is cleaned again was not clean: the root of every mutation attack."""
    once = sanitise(attack)
    assert sanitise(once) == once


def test_every_tag_is_closed() -> None:
    """A text cannot reach out of its place in the page."""
    assert sanitise("</main></body><p><em>Text") == "<p><em>Text</em></p>"


def test_every_allowed_tag_and_attribute_is_kept() -> None:
    """Each within what a browser wants around it."""
    for tag in allowed_markup.TAGS:
        for name in ("id", *(allowed_markup.ATTRIBUTES.get(tag, frozenset()) - {"href", "src", "cite"})):
            around = next(html for wanted, html in AROUND.items() if tag in wanted.split() or not wanted)
            assert f'<{tag} {name}="1"' in sanitise(around.format(f'<{tag} {name}="1">')), (tag, name)


def test_nothing_dangerous_is_on_the_list() -> None:
    names = {name for row in allowed_markup.ATTRIBUTES.values() for name in row}
    assert not {name for name in names if name.startswith("on")}
    assert not {"style", "srcset", "formaction", "srcdoc", "xlink:href", "action"} & names
    assert (
        not {"script", "style", "iframe", "object", "embed", "form", "input", "base", "meta", "link", "svg"}
        & allowed_markup.TAGS
    )


def test_depth_is_no_matter() -> None:
    """The parser of browsers is made for it: no stack is used up."""
    assert sanitise("<div>" * 20_000 + "Text").count("<div>") > 100


@pytest.mark.parametrize(
    ("pieces", "is_clean"),
    [
        (["<p>One</p>", "<p>Two</p>"], True),
        ([], True),
        (['<div class="note">', "<p>Text</p>", "</div>"], True),
        # Together they are one clean link, but each may be published alone.
        (['<a title="', "x", '">y</a>'], False),
        (["<p>One</p>", "<script>x</script>"], False),
        (["<p onclick=x>One</p>"], False),
    ],
)
def test_a_text_from_a_store_is_clean_as_a_whole_and_in_each_piece(pieces: list[str], is_clean: bool) -> None:
    assert is_sanitised(pieces) == is_clean


@pytest.mark.parametrize(("depth", "is_clean"), [(150, True), (151, False)])
def test_what_is_open_in_more_elements_than_in_any_text_is_not_clean(depth: int, is_clean: bool) -> None:
    """It is not looked at further: a parser opens all of them again in each new block."""
    deep = '<b id="a">' * depth + "</b>" * depth
    assert is_sanitised([f"{'<p></p>' * 200}<br>{deep}"]) is is_clean
    assert is_sanitised(['<b id="a"></i>' * depth]) is False
    assert is_sanitised(['<b id="a"><b></b>' * (depth - 1) + "</b>" * (depth - 1)]) is is_clean
    assert is_sanitised(["<p><br></p>" * 200])
