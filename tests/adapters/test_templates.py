"""Templates: content is data, whatever it looks like; a slip in a template is an error and no hole in a page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lxml.html
import msgspec
import pytest

from diglot.adapters.catalogues import read_localization
from diglot.adapters.templating.templates import Renderer, TemplateBroken
from diglot.model.languages import LANGUAGES
from tests.tools.publication import codes, files_of, publish, write_files

HOSTILE = "<b>&\"'{{ 7919*7907 }}</b>"
ESCAPED = "&lt;b&gt;&amp;&#34;&#39;{{ 7919*7907 }}&lt;/b&gt;"


class Part(msgspec.Struct, frozen=True):
    text: str = ""
    inner_html: str = ""


class SmallPage(msgspec.Struct, frozen=True):
    """A page of the test's own."""

    text: str = ""
    body_html: str = ""
    json_ld: str = ""
    parts: tuple[Part, ...] = ()
    part: Part = Part()
    lang: str = "en"
    template: str = "page.html"


def render(folder: Path, template: str, page: SmallPage, po: str = "") -> str:
    """A page by a template, with a catalogue for its language."""
    (folder / "templates").mkdir(parents=True, exist_ok=True)
    (folder / "templates/page.html").write_text(template, encoding="utf-8")
    catalogue = folder / "locales/ru/LC_MESSAGES/diglot.po"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_text(f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n{po}', encoding="utf-8")
    words = {lang: read_localization(language, [folder / "locales"]) for lang, language in LANGUAGES.items()}
    renderer = Renderer([folder / "templates"], words, LANGUAGES, lambda text, lang: text)
    return renderer.render(page)  # type: ignore[arg-type]


def message(msgid: str, msgstr: str) -> str:
    return f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'


# ---------------------------------------------------------------- escaping


def test_a_value_is_escaped_once(tmp_path: Path) -> None:
    assert render(tmp_path, "{{ page.text }}", SmallPage(text=HOSTILE)) == ESCAPED


def test_a_value_in_an_attribute_stays_in_it(tmp_path: Path) -> None:
    page = SmallPage(text="\" onclick='x' <")
    (element,) = lxml.html.fragments_fromstring(render(tmp_path, '<a title="{{ page.text }}">A</a>', page))
    assert dict(element.attrib) == {"title": "\" onclick='x' <"}


def test_markup_passes_where_its_name_says_so(tmp_path: Path) -> None:
    """Fields that end in `_html`, and JSON-LD: they come from the sanitiser; all the way down, and nothing beside."""
    page = SmallPage(
        body_html="<p>A</p>", json_ld="{}", parts=(Part("<i>", "<em>B</em>"),), part=Part("<i>", "<em>C</em>")
    )
    template = "{{ page.body_html }}{{ page.json_ld }}{% for one in page.parts %}{{ one.text }}{{ one.inner_html }}{% endfor %}{{ page.part.text }}{{ page.part.inner_html }}"
    assert render(tmp_path, template, page) == "<p>A</p>{}&lt;i&gt;<em>B</em>&lt;i&gt;<em>C</em>"


@pytest.mark.parametrize(
    "template",
    [
        "{{ _('Contents') }}",
        "{{ pgettext('a', 'b') }}",
        "{{ format_list([page.text, page.text]) }}",
        "{{ _('By %(names)s', names=page.text) }}",
        "{{ _('By %(names)s', names=format_list([page.text])) }}",
        "{{ ngettext('%(n)s of %(what)s', '%(n)s of %(what)s', 5, what=page.text) }}",
        "{{ readable_url(page.text) }}",
        "{{ language_name('en') }}",
        "{{ in_language('ru')('Contents') }}",
    ],
)
def test_words_and_their_values_are_escaped(tmp_path: Path, template: str) -> None:
    """A translation is no markup, and what is put into it is none either."""
    po = (
        message("Contents", "<script>x</script>{{ 1 }}")
        + message("By %(names)s", "<script>%(names)s")
        + message("%(n)s of %(what)s", "<script>%(n)s")
    )
    for lang in ("en", "ru"):
        shown = render(tmp_path, template, SmallPage(text=HOSTILE, lang=lang), po)
        assert "<script" not in shown
        assert "<b>" not in shown
        assert "&amp;lt;" not in shown


def test_a_value_that_is_markup_stays_so_inside_words(tmp_path: Path) -> None:
    page = SmallPage(part=Part("", "<em>A</em>"))
    assert render(tmp_path, "{{ _('By %(names)s', names=page.part.inner_html) }}", page) == "By <em>A</em>"


@pytest.mark.parametrize(
    "msgstr", ["100%", "%", "%(secret)s", "%s", "%d %x", "%(n)", "%(page.__class__)s", "{0.__class__}"]
)
def test_a_translation_with_wrong_placeholders_is_shown_and_breaks_nothing(tmp_path: Path, msgstr: str) -> None:
    """The check of the catalogues tells of it; a lenient build goes on."""
    template = "{{ _('Contents') }}|{{ _('By %(names)s', names=page.text) }}"
    po = message("Contents", msgstr) + message("By %(names)s", msgstr)
    shown = render(tmp_path, template, SmallPage(text="A", lang="ru"), po)
    assert "class '" not in shown


# ---------------------------------------------------------------- slips


@pytest.mark.parametrize(
    "template", ["{{ page.titel }}", "{{ nothing }}", "{% if page.titel %}x{% endif %}", "{{ page.part.x }}"]
)
def test_an_unknown_name_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(TemplateBroken):
        render(tmp_path, template, SmallPage())


@pytest.mark.parametrize("text", ["{{ 7919*7907 }}", "{% include 'page.html' %}", "{# x #}", "{{ page.__class__ }}"])
def test_content_is_never_a_template(tmp_path: Path, text: str) -> None:
    shown = render(tmp_path, "{{ page.text }}{{ page.body_html }}", SmallPage(text=text, body_html=text))
    assert lxml.html.fromstring(f"<p>{shown}</p>").text_content() == text * 2


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "..\\secret.html", "a/../../secret.html"])
def test_a_template_comes_from_its_folder_only(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    with pytest.raises(TemplateBroken, match="no such template"):
        render(tmp_path, "x", SmallPage(template=name))


# ---------------------------------------------------------------- a whole publication

SUM = "{{ 7919*7907 }}"
HOUSE: Mapping[str, str] = {
    "content/site.toml": f"""
base_url = "https://journal.example"
title = "Title {SUM}"
tagline = "Tagline {SUM}"
publisher = "Publisher {SUM}"
imprint = "Imprint {SUM}"
[[audiences]]
id = "all"
en = "Audience {SUM}"
ru = "Все"
[tags.tag]
en = "Tag {SUM}"
ru = "Тег"
""",
    "content/people/anna.toml": f'name = "Anna {SUM}"\nbio = "Biography {SUM}"\n',
    "content/polls/poll.toml": f'question = "Question {SUM}"\n[[options]]\nen = "Option {SUM}"\nru = "Да"\nvotes = 1\n[[options]]\nen = "No"\nru = "Нет"\n',
    "content/en/text.md": f"""---
title: "Text {SUM}"
kicker: "Kicker {SUM}"
standfirst: "Standfirst {SUM}"
date: 2015-03-12
authors: [anna]
tags: [tag, "Own {SUM}"]
audiences: [all]
poll: poll
license: "Licence {SUM}"
---

## Heading {SUM}

Body {SUM}, a note[^1], `code {SUM}`.

[^1]: Note {SUM}.
""",
    "content/ru/text.md": f"---\ntitle: «{SUM}»\ntranslators: [anna]\n---\n\nТекст {SUM}.\n",
    "locales/ru/LC_MESSAGES/diglot.po": f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    f'msgid "Archive"\nmsgstr "Архив {SUM}"\n',
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = write_files(tmp_path_factory.mktemp("house"), HOUSE)
    report = publish(root)
    assert report.is_published
    assert set(codes(report)) <= {
        "unlabelled-tag", "missing-text", "foreign-shortcode", "partial-translation", "quoted-value",
    }  # fmt: skip
    return files_of(root / "public")


def test_a_sum_is_worked_out_nowhere(site: Mapping[str, bytes]) -> None:
    assert [path for path, content in site.items() if b"62615533" in content] == []


@pytest.mark.parametrize(
    "words",
    "Title Tagline Publisher Imprint Audience Tag Anna Biography Question Option Text Kicker Standfirst Own Heading Body "
    "Note code".split(),
)
def test_content_is_shown_as_it_was_written(site: Mapping[str, bytes], words: str) -> None:
    """In every field of every kind of file."""
    pages = [
        content.decode()
        for path, content in site.items()
        if path.endswith(".html") and path.startswith(("en/", "index"))
    ]
    shown = " ".join(" ".join(text(page).split()) for page in pages)
    assert f"{words} {SUM}" in shown


def test_a_translation_is_shown_as_it_was_written(site: Mapping[str, bytes]) -> None:
    assert f"Архив {SUM}" in text(site["ru/index.html"].decode())


def text(page: str) -> str:
    """The words of a page, without the spaces of typography."""
    tree: Any = lxml.html.fromstring(page)
    return str(tree.text_content()).replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ")
