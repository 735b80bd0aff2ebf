"""Labels and references: what a sentence says in each language, and in which order things are numbered.

Read by pandoc, numbered and not typeset: what pages make of it is in test_numbered_pages.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from diglot.adapters.pandoc import PandocPool
from diglot.core import markdown
from diglot.extensions.numbering.core.numbered_texts import number_text
from diglot.model.extension_calls import WrittenText
from diglot.model.languages import Lang
from diglot.model.problems import ShownMarkup
from diglot.model.tree import (
    Blocks,
    CodeBlock,
    Div,
    Header,
    Image,
    Link,
    Math,
    Pandoc,
    Para,
    Plain,
    find,
    plain_text,
)
from diglot.pipeline.typeset.markdown_reader import decode_answer

PARTS = """
![A.](a.png){#fig:a}

![B.](b.png){#fig-b}

![](c.png){#fig:c}

| x |
|---|
| y |

: Rivers of *Europe*. {#tbl:t}

## Method {#sec:s}

### Measuring

$$a = 1$$ {#eq:e}

$$
b = 2
$$ {#eq:f}

$$c = 3$$

$$d = 4 \\tag{*}$$ {#eq:star}

## Outcome {#sec:o}

::: {#thm:w .theorem name="Euler"}
It holds.
:::

``` {#lst:l .python caption="Wait"}
wait()
```
"""


@pytest.fixture(scope="module")
def pandoc() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def written(body: str, lang: Lang, pandoc: PandocPool) -> WrittenText:
    prepared = markdown.prepare(body)
    tree = decode_answer(pandoc.one("read", prepared.text.encode()))
    assert isinstance(tree, Pandoc)
    return WrittenText(f"{lang}.md", lang, 1, body, tree.blocks, prepared.citations)


def numbered(body: str, lang: Lang, pandoc: PandocPool, original: str = "") -> Blocks:
    text = written(body, lang, pandoc)
    change = number_text(text, written(original, "en", pandoc) if original else None)
    assert change
    blocks = change.blocks(text.blocks)
    assert len(blocks) == len(text.blocks)
    return blocks


def says(blocks: Blocks) -> list[str]:
    """What each paragraph, heading and caption says."""
    return [
        plain_text(node.inlines if isinstance(node, Para | Plain) else node.content[2])
        for node in find(blocks, Para, Plain, Header)
    ]


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("en", "As @fig:a shows. @fig:a shows it (@fig-b).", "As Fig.⍽1 shows. Figure⍽1 shows it (Fig.⍽2)."),
        ("en", "“@fig:a,” he says, e.g. @fig:a. See, cf. @fig:a.", "“Figure⍽1,” he says, e.g. Fig.⍽1. See, cf. Fig.⍽1."),
        ("en", "In @eq:e, @tbl:t, @sec:s, @thm:w, @lst:l.", "In Eq.⍽(1), Table⍽1, Section⍽1, Theorem⍽1, Listing⍽1."),
        ("en", "@eq:e holds; so does @eq:star.", "Equation⍽(1) holds; so does Eq.⍽(*)."),
        ("en", "In [@fig:a; @fig-b], in [@fig:a; @fig:c].", "In Figs.⍽1 and⍽2, in Figs.⍽1 and⍽3."),
        ("en", "In [@fig:c; @fig:a; @fig-b; @fig:a].", "In Figs.⍽1–3."),
        ("en", "[@eq:e; @eq:f] agree with [@tbl:t; @fig:a; @fig-b].", "Equations⍽(1) and⍽(2) agree with Table⍽1 and Figs.⍽1 and⍽2."),
        ("en", "It stands [see @fig:a]. It stands [in @fig:a, left].", "It stands (see Fig.⍽1). It stands in Fig.⍽1, left."),
        ("en", "In drawings -@fig:a and -@fig-b, not a-@fig:a.", "In drawings 1 and 2, not a-@fig:a."),
        ("en", "Parts [-@fig:a] and [-@eq:e] of [drawings @fig:a].", "Parts 1 and (1) of drawings⍽1."),
        ("en", "So @Fig:a and @Eq:e are written.", "So Figure⍽1 and Equation⍽(1) are written."),
        ("en", "*See @fig:a.* @fig:a", "See Fig.⍽1. Figure⍽1"),
        ("en", "Read [see @page:fig:a] or [leaf @page:tbl:t].", "Read (see Fig.⍽1) or Table⍽1."),
        ("en", "In [@page:fig:a; @page:fig-b].", "In Fig.⍽1 and Fig.⍽2."),
        ("ru", "Как на @fig:a. @fig:a показывает.", "Как на рис.⍽1. Рисунок⍽1 показывает."),
        ("ru", "См. @fig:a, ср. @tbl:t и @eq:e.", "См. рис.⍽1, ср. табл.⍽1 и формулу⍽(1)."),
        ("ru", "В @eq:e и @thm:w, по @sec:s, с @lst:l.", "В формуле⍽(1) и теореме⍽1, по разделу⍽1, с листингом⍽1."),
        ("ru", "Из @eq:e, перед @thm:w, через @sec:s.", "Из формулы⍽(1), перед теоремой⍽1, через раздел⍽1."),
        ("ru", "Для [@eq:e; @eq:f] и в [@fig:a; @fig-b; @fig:c].", "Для формул⍽(1) и⍽(2) и в рис.⍽1–3."),
        ("ru", "Верно [см. @fig:a; @thm:w]. Верно [см. также @thm:w].", "Верно (см. рис.⍽1 и теорему⍽1). Верно (см. также теорему⍽1)."),
        ("ru", "Доказательство [теоремы @thm:w]. [@sec:s; @sec:o] коротки.", "Доказательство теоремы⍽1. Разделы⍽1 и⍽2 коротки."),
    ],
)  # fmt: skip
def test_a_reference_has_the_word_and_the_form_that_its_sentence_asks_for(
    lang: Lang, sentence: str, expected: str, pandoc: PandocPool
) -> None:
    """⍽ is a no-break space."""
    first = says(numbered(f"{sentence}\n\n{PARTS}", lang, pandoc))[0]
    assert first.replace("\u00a0", "⍽") == expected


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("en", "See @page:fig:a. @page:fig-b has it.", ["p.⍽", "Page⍽"]),
        ("ru", "См. @page:sec:s. @page:eq:e, [-@page:tbl:t], [лист @page:fig:a].", ["с.⍽", "Страница⍽", "", "лист⍽"]),
    ],
)
def test_a_reference_to_a_page_brings_the_word_before_its_number(
    lang: Lang, sentence: str, expected: list[str], pandoc: PandocPool
) -> None:
    """The number is counted on paper; on screens the link has the number of the part, as another reference."""
    links = list(find(numbered(f"{sentence}\n\n{PARTS}", lang, pandoc)[:1], Link))
    assert [(link.content[0].get("data-page") or "").replace("\u00a0", "⍽") for link in links] == expected


def test_every_kind_is_numbered_in_its_caption(pandoc: PandocPool) -> None:
    """A picture without a caption has its number alone; headings without a label have one as well."""
    blocks = numbered(PARTS, "en", pandoc)
    captions = [text.replace("\u00a0", " ") for text in says(blocks)]
    assert [text for text in captions if any(map(str.isdigit, text)) and "=" not in text] == [
        "Figure 1. A.", "Figure 2. B.", "Figure 3", "Table 1. Rivers of Europe.", "1 Method", "1.1 Measuring",
        "2 Outcome", "Theorem 1 (Euler). It holds.", "Listing 1. Wait",
    ]  # fmt: skip
    assert [math.content[1].strip() for math in find(blocks, Math)] == [
        "a = 1 \\tag{1}", "b = 2\n \\tag{2}", "c = 3", "d = 4 \\tag{*}",
    ]  # fmt: skip
    assert [code.content[0].pairs for code in find(blocks, CodeBlock)] == [()]


def test_russian_captions_and_headings_have_their_forms(pandoc: PandocPool) -> None:
    captions = [text.replace("\u00a0", " ") for text in says(numbered(PARTS, "ru", pandoc))]
    for expected in ("Рис. 1. A.", "Рис. 3", "Таблица 1. Rivers of Europe.", "1.1. Measuring", "Листинг 1. Wait"):
        assert expected in captions


def test_references_lead_to_what_they_name(pandoc: PandocPool) -> None:
    blocks = numbered(f"See @fig:a, [@eq:e; @eq:f].\n\n{PARTS}", "en", pandoc)
    links = [(plain_text(words), target.href) for _, words, target in (link.content for link in find(blocks, Link))]
    assert links == [("Fig.\u00a01", "#fig:a"), ("(1)", "#eq:e"), ("(2)", "#eq:f")]


def test_both_languages_have_the_numbers_of_the_original(pandoc: PandocPool) -> None:
    """Whatever the order of the translation; what it has alone is counted on."""
    original = "![A](a.png){#fig:a}\n\n![B](b.png){#fig:b}\n\n## One {#sec:one}\n\n## Two {#sec:two}\n"
    translation = (
        "## Второй {#sec:two}\n\n## Первый {#sec:one}\n\n## Третий\n\n"
        "![Б](b.png){#fig:b}\n\n![Новый](c.png){#fig:new}\n\n![А](a.png){#fig:a}\n\nСм. @fig:a и @sec:two.\n"
    )
    spoken = [text.replace("\u00a0", " ") for text in says(numbered(translation, "ru", pandoc, original))]
    assert [text for text in spoken if any(map(str.isdigit, text))] == [
        "2. Второй", "1. Первый", "2. Третий", "Рис. 2. Б", "Рис. 3. Новый", "Рис. 1. А", "См. рис. 1 и раздел 2.",
    ]  # fmt: skip


def test_headings_are_numbered_only_where_one_has_a_label(pandoc: PandocPool) -> None:
    body = "## Before {.unnumbered}\n\n## One {#sec:one}\n\n#### Deep\n\n## Two\n\n## References\n\n::: references\nx\n:::\n"
    assert says(numbered(body, "en", pandoc))[:5] == [
        "Before", "1\u00a0One", "1.0.1\u00a0Deep", "2\u00a0Two", "References",
    ]  # fmt: skip
    plain = "## One\n\n## Two\n\n![A](a.png){#fig:a}\n"
    assert says(numbered(plain, "en", pandoc))[:2] == ["One", "Two"]


def test_a_division_is_numbered_by_the_paragraph_after_what_it_holds(pandoc: PandocPool) -> None:
    """As Quarto writes figures and tables, and as this house writes tables."""
    body = (
        "::: {#fig-all}\n![One](a.png)\n\nBoth.\n:::\n\n::: {#tbl-r .table}\n| a |\n|---|\n| b |\n\nRivers.\n:::\n\n"
        "| a |\n|---|\n| b |\n: Beside. {#tbl:beside}\n"
    )
    spoken = [text.replace("\u00a0", " ") for text in says(numbered(body, "en", pandoc))]
    for expected in ("Figure 1. Both.", "Table 1. Rivers.", "Table 2. Beside."):
        assert expected in spoken


def test_lists_name_what_is_numbered(pandoc: PandocPool) -> None:
    body = "::: list-of-figures\n:::\n\n![A[^n] *b*](a.png){#fig:a}\n\n![C](c.png)\n\n[^n]: Note.\n"
    blocks = numbered(body, "en", pandoc)
    [link] = find(blocks[:1], Link)
    assert (plain_text(link.content[1]), link.content[2].href) == ("Figure\u00a01. A b", "#fig:a")


def test_the_caption_of_a_picture_may_be_an_attribute_as_quarto_has_it(pandoc: PandocPool) -> None:
    blocks = numbered('![](a.png){#fig-a fig-cap="The quay." alt="A quay"}\n', "en", pandoc)
    assert says(blocks) == ["Figure\u00a01. The quay.", ""]
    assert [image.content[0].pairs for image in find(blocks, Image)] == [(("alt", "A quay"),)]


def test_a_theorem_may_begin_with_its_name_as_a_heading(pandoc: PandocPool) -> None:
    """As Quarto has it: the heading is one no more, and takes no number from the others."""
    body = "## One {#sec:one}\n\n::: {#thm-line}\n## The *line*\n\nIt is straight.\n:::\n\n## Two\n"
    blocks = numbered(body, "en", pandoc)
    assert [text.replace("\u00a0", " ") for text in says(blocks)] == [
        "1 One", "Theorem 1 (The line). It is straight.", "2 Two",
    ]  # fmt: skip
    assert [division.content[0].classes for division in find(blocks, Div)] == [("theorem",)]


def test_pandoc_crossref_asks_for_lists_by_commands(pandoc: PandocPool) -> None:
    blocks = numbered("\\listoffigures\n\n![A](a.png){#fig:a}\n", "en", pandoc)
    assert [link.content[2].href for link in find(blocks[:1], Link)] == ["#fig:a"]


def test_a_picture_that_html_swallows_is_told_at_its_line(pandoc: PandocPool) -> None:
    """To CommonMark, a block of HTML goes on to the next blank line."""
    text = written('<div id="fig:two">\n![A](a.png){#fig:a}\n\n![B](b.png){#fig:b}\n</div>\n', "en", pandoc)
    change = number_text(text, None)
    assert change
    assert change.problems([]) == [ShownMarkup("en.md", 2, "![A](a.png){#fig:a}")]


def test_a_text_without_labels_is_left_alone(pandoc: PandocPool) -> None:
    assert number_text(written("Write to @figs and a@fig.example: #figure.\n", "en", pandoc), None) is None


@pytest.mark.parametrize("body", ["A citation [@marks1991].\n\n{}", "Mixed [@fig:a; @marks1991].\n\n{}"])
def test_what_is_no_label_is_left_to_the_bibliography(body: str, pandoc: PandocPool) -> None:
    assert "@marks1991" in says(numbered(body.format(PARTS), "en", pandoc))[0]
