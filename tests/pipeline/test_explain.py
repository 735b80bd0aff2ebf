"""A build says what it made, what it took over, and why, in words of the publication."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from diglot.adapters.files.default_files import defaults_root
from diglot.cli.publishing.full_build import account_line
from diglot.model.building.dependencies import Dependency, DependencyKind
from diglot.model.wording import rebuild_reasons
from diglot.pipeline.base.build_options import BuildReport, PageOutcome
from diglot.queries.database import Database
from diglot.queries.query import Query
from diglot.queries.site import pages
from tests.tools.publication import codes, formatter, publish, reported, run, run_json, write_files
from tests.tools.random_edits import place
from tests.tools.random_edits import publication as publication_of_everything

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#{:03d}" d="M0 0h9v9z"/></svg>'
SETTINGS = 'base_url = "https://notes.example"\n[title]\nen = "Notes"\nru = "Записки"\n'
DASH = "---\ntitle: The Dash\ndate: 2020-01-01\nauthors: [ann]\ntags: [signs]\npoll: which\n---\nWords ![p](p.svg).\n"
HOUSE = {
    "content/site.toml": SETTINGS,
    "content/en/craft/index.md": "---\ntitle: Craft\n---\nOf craft.\n",
    "content/ru/craft/index.md": "---\ntitle: Ремесло\n---\nО ремесле.\n",
    "content/en/craft/dash.md": DASH,
    "content/ru/craft/dash.md": "---\ntitle: Тире\nslug: тире\n---\nСлова ![п](p.svg).\n",
    "content/en/craft/comma.md": "---\ntitle: The Comma\ndate: 2019-01-01\n---\nMore [there](dash.md).\n",
    "content/ru/craft/comma.md": "---\ntitle: Запятая\nslug: запятая\n---\nБольше [там](dash.md).\n",
    "content/media/p.svg": PICTURE.format(1),
    "content/people/ann.toml": '[name]\nen = "Ann"\nru = "Анна"\n',
    "content/polls/which.toml": (
        'closed = 2020-02-01\n[question]\nen = "Which?"\nru = "Что?"\n[[options]]\nvotes = 1\nen = "This"\nru = "Это"\n'
    ),
}


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    publish(root)
    return root


def said(report: BuildReport, lang: str = "en") -> dict[str, str]:
    """What a report says of each page that was asked about, after its place."""
    words = formatter("ru" if lang == "ru" else "en")
    lines = (account_line(words, account) for account in report.explained)
    return dict(line.split(": " if lang == "en" else " — ", 1) for line in lines)


# ---------------------------------------------------------------- a sentence for each kind of fact

CATALOGUE = "locales/ru/LC_MESSAGES/diglot.po"


def default(path: str, becomes: Mapping[str, str]) -> str:
    text = (defaults_root() / path).read_text(encoding="utf-8")
    for old, new in becomes.items():
        assert old in text
        text = text.replace(old, new)
    return text


EDITS: Mapping[str, tuple[Mapping[str, str], str, str, str]] = {
    "text": (
        {"content/en/craft/dash.md": DASH.replace("Words", "Other words")},
        "en/craft/dash/",
        "the text of craft/dash changed",
        "изменился текст статьи craft/dash",
    ),
    "person": (
        {"content/people/ann.toml": '[name]\nen = "Anne"\nru = "Анна"\n'},
        "en/craft/dash/",
        "the details of ann changed",
        "изменились сведения о человеке ann",
    ),
    "poll": (
        {"content/polls/which.toml": HOUSE["content/polls/which.toml"].replace("= 1", "= 2")},
        "ru/craft/тире/",
        "the poll which changed",
        "изменился опрос which",
    ),
    "picture": (
        {"content/media/p.svg": PICTURE.format(2)},
        "ru/craft/тире/",
        "the picture or file ru/craft/p.svg changed",
        "изменилась иллюстрация или файл ru/craft/p.svg",
    ),
    "template": (
        {"templates/article.html": default("templates/article.html", {}) + "\n<!-- another -->\n"},
        "en/craft/comma/",
        "the template article.html changed",
        "изменился шаблон article.html",
    ),
    "catalogue": (
        {CATALOGUE: default(CATALOGUE, {'msgstr "Архив"': 'msgstr "Хранилище"'})},
        "ru/craft/тире/",
        "the words of the interface changed (ru)",
        "изменились слова интерфейса (ru)",
    ),
    "link": (
        {"content/en/craft/dash.md": DASH.replace("poll:", "slug: long-line\npoll:")},
        "en/craft/comma/",
        "a link has a new destination: craft/dash",
        "ссылка ведет в другое место: craft/dash",
    ),
    "blog": (
        {"content/en/craft/index.md": "---\ntitle: Crafts\n---\nOf craft.\n"},
        "en/craft/dash/",
        "the article craft changed",
        "изменилась статья craft",
    ),
    "list": (
        {"content/en/craft/colon.md": "---\ntitle: The Colon\ndate: 2021-01-01\ntags: [signs]\n---\nTwo dots.\n"},
        "en/tags/signs/",
        "the list of the tag signs changed (en)",
        "изменился список темы signs (en)",
    ),
    "new": (
        {"content/en/craft/colon.md": "---\ntitle: The Colon\ndate: 2021-01-01\ntags: [dots]\n---\nTwo dots.\n"},
        "en/craft/colon/",
        "it is new",
        "этого раньше не было",
    ),
    "settings": (
        {"content/site.toml": SETTINGS.replace("Notes", "Papers")},
        "en/craft/dash/",
        "the settings, languages or formats changed",
        "изменились настройки, языки или форматы сборки",
    ),
    "look": (
        {"assets/styles/screen.css": default("assets/styles/screen.css", {}) + "p { color: red }\n"},
        "en/craft/dash/",
        "a style, a script or an icon changed",
        "изменился стиль, скрипт или значок",
    ),
    "spoilt": (
        {"public/en/craft/dash/index.html": "by hand"},
        "en/craft/dash/",
        "its file in the published folder is missing or was changed",
        "файл в папке вывода изменен или пропал",
    ),
}


@pytest.mark.parametrize("kind", EDITS)
def test_what_was_edited_is_named_in_both_languages(publication: Path, kind: str) -> None:
    files, place, english, russian = EDITS[kind]
    write_files(publication, files)
    report = publish(publication, explain=place)
    [account] = report.explained
    assert account.is_made
    line = account_line(formatter("en"), account)
    assert line.startswith(f"{place}: rebuilt, because ")
    assert english in line.partition("because ")[2].split("; ")
    line = account_line(formatter("ru"), account)
    assert line.startswith(f"{place} — сделано заново, потому что ")
    assert russian in line.partition("потому что ")[2].split("; ")


def test_the_first_build_knows_nothing_of_an_earlier_one(publication: Path) -> None:
    shutil.rmtree(publication / ".cache")
    report = publish(publication, explain="en/craft/dash/")
    assert said(report) == {
        "en/craft/dash/": "rebuilt, because there is no record of an earlier build into this folder"
    }
    assert {fact: len(rows) for fact, rows in report.reasons.items()} == {"first": report.pages}


def test_a_page_that_nothing_touched_is_reused(publication: Path) -> None:
    write_files(publication, EDITS["text"][0])
    report = publish(publication, explain="ru/404.html")
    assert said(report) == {"ru/404.html": "reused, because nothing that it shows has changed"}
    russian = account_line(formatter("ru"), report.explained[0])
    assert russian == "ru/404.html — взято готовым, потому что ничего из показанного здесь не изменилось"


def test_a_change_that_does_not_show_is_reported_as_such(publication: Path) -> None:
    """The list shows the article, but not its licence."""
    write_files(publication, {"content/en/craft/dash.md": DASH.replace("poll:", "license: CC BY 4.0\npoll:")})
    report = publish(publication, explain="en/craft/")
    assert said(report) == {
        "en/craft/": "reused, because nothing here depends on these changes: the article craft/dash changed"
    }
    russian = account_line(formatter("ru"), report.explained[0])
    assert russian.endswith("взято готовым, хотя изменилась статья craft/dash: здесь этого не видно")


def test_every_kind_of_dependency_has_its_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all that the pages of a publication with everything in it are made from."""
    found: set[Dependency] = set()
    for name in ("get", "find", "note"):
        read = getattr(Database, name)

        def read_and_look(db: Database, query: Query[Any], key: str, read: Callable[..., Any] = read) -> Any:
            found.update(pages.parts_of([(query.kind, key)]))
            return read(db, query, key)

        monkeypatch.setattr(Database, name, read_and_look)
    publication = publication_of_everything(tmp_path / "house")
    issue = f'number = 1\ndate = 2026-01-01\ntitle = "Ice"\narticles = ["{place(0)}"]\n'
    publish(write_files(publication, {"content/issues/ice.toml": issue}), is_lenient=True)
    kinds = {dependency.kind for dependency in found}
    unwritten = {
        rebuild_reasons.NEW,
        rebuild_reasons.FIRST,
        rebuild_reasons.OUTPUT_CHANGED,
        rebuild_reasons.CONTENT_CHANGED,
    }
    # No page of this publication goes through all of these.
    unread = {"blog_keys", "contents", "list_link", "table"}
    assert kinds == set(rebuild_reasons.SENTENCES) - unwritten - unread
    found |= {Dependency(kind, "en", "2020") for kind in get_args(DependencyKind)}
    for dependency in found:
        account = PageOutcome("en/", is_made=True, because=(dependency,))
        english, russian = (account_line(formatter(lang), account) for lang in ("en", "ru"))
        assert not re.search(r"[{}]", english + russian)
        assert re.search(r"[а-я]{4,}", russian.partition("потому что ")[2])


# ---------------------------------------------------------------- what may be asked about


@pytest.mark.parametrize(
    "name",
    [
        "en/craft/dash/",
        "/en/craft/dash/",
        "en/craft/dash",
        "en/craft/dash/index.html",
    ],
)
def test_a_page_is_known_by_its_address_however_it_is_written(publication: Path, name: str) -> None:
    assert [account.place for account in publish(publication, explain=name).explained] == ["en/craft/dash/index.html"]


@pytest.mark.parametrize("name", ["ru/craft/тире/", "/ru/craft/%D1%82%D0%B8%D1%80%D0%B5/"])
def test_a_cyrillic_address_may_be_copied_from_a_browser(publication: Path, name: str) -> None:
    assert [account.place for account in publish(publication, explain=name).explained] == ["ru/craft/тире/index.html"]


@pytest.mark.parametrize("name", ["craft/dash", "craft/dash.md", "content/ru/craft/dash.md"])
def test_an_article_stands_for_all_of_its_pages_and_files(publication: Path, name: str) -> None:
    report = publish(publication, explain=name, formats=("html", "parallel"))
    assert [account.address for account in report.explained] == [
        "en/craft/dash/",
        "ru/craft/тире/",
        "en/craft/dash/parallel/",
        "ru/craft/тире/parallel/",
    ]


def test_the_door_of_the_site_is_a_page(publication: Path) -> None:
    assert [account.address for account in publish(publication, explain="/").explained] == ["/"]


def test_files_say_whether_they_are_as_they_were(publication: Path) -> None:
    """What they are made of is not watched, but hashed."""
    order = {"formats": ("html", "pdf"), "explain": "craft/dash"}
    first = publish(publication, **order)
    assert said(first)["en/craft/dash.pdf"] == "rebuilt, because its content is new or has changed"
    write_files(publication, EDITS["text"][0])
    second = publish(publication, **order)
    assert said(second)["en/craft/dash.pdf"] == "rebuilt, because its content is new or has changed"
    assert said(second)["ru/craft/тире.pdf"] == "reused, because nothing that it shows has changed"
    assert second.renditions_made == 1
    assert second.renditions_reused == 3


def test_a_page_that_does_not_exist_is_reported_with_the_nearest(publication: Path) -> None:
    """It is a question that has no answer, and nothing is wrong with the publication."""
    report = publish(publication, explain="craft/dahs", is_strict=True)
    assert report.is_done
    assert codes(report) == ["unknown-page"]
    assert reported(report, "en") == (
        "craft/dahs: warning: this page was not published (craft/dash?) [unknown-page]\n"
        "    fix: after --explain, give the address of the page, en/blog/article/, or its article, blog/article\n"
    )
    assert "craft/dahs: предупреждение: такая страница не опубликована (craft/dash?)" in reported(report, "ru")


def test_where_there_is_an_error_nothing_was_made(publication: Path) -> None:
    write_files(publication, {"content/en/craft/dash.md": DASH + "\n[nowhere](nowhere.md)\n"})
    report = publish(publication, explain="craft/dash")
    assert not report.is_published
    assert report.explained == ()


# ---------------------------------------------------------------- counts


def test_what_was_made_and_what_was_reused_is_all_that_there_is(publication: Path) -> None:
    for kind in ("text", "poll", "template", "list", "settings"):
        write_files(publication, EDITS[kind][0])
        report = publish(publication)
        assert report.pages_made + report.pages_reused == report.pages
        assert report.pages_made == len(report.outcomes)
        assert report.pages_made > 0


def test_a_sentence_makes_one_page(publication: Path) -> None:
    write_files(publication, EDITS["text"][0])
    report = publish(publication)
    made = {outcome.address for outcome in report.outcomes}
    # The feeds and the lists show none of it; the translation shows how old its original is.
    assert "en/craft/dash/" in made
    assert len(made) <= 2
    assert (report.texts_set, report.texts_reused) == (2, 4)


# ---------------------------------------------------------------- at the command line


@pytest.mark.usefixtures("far_day")
def test_a_build_that_has_nothing_to_do_explains_itself_too(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", "--root", publication, "--formats", "html"]
    run(words, capsys)
    code, out, _ = run([*words, "--explain", "craft/dash"], capsys)
    assert code == 0
    assert out.splitlines()[-2:] == [
        "en/craft/dash/: reused, because nothing that it shows has changed",
        "ru/craft/тире/: reused, because nothing that it shows has changed",
    ]
    out = run([*words, "--explain", "craft/dash", "--ui-lang", "ru"], capsys)[1]
    assert "en/craft/dash/ — взято готовым" in out
    assert "explain" not in run(words, capsys)[1]


@pytest.mark.usefixtures("far_day")
def test_json_says_what_was_made_and_why(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", "--root", publication, "--formats", "html"]
    _, first = run_json(words, capsys)
    write_files(publication, EDITS["text"][0])
    code, second = run_json([*words, "--explain", "en/craft/dash/"], capsys)
    assert code == 0
    because = [{"fact": "text craft/dash", "what": "the text of craft/dash changed"}]
    assert second["explained"] == [{"place": "en/craft/dash/", "made": True, "because": because}]
    [row] = [row for row in second["made"]["because"] if row["fact"] == "text craft/dash"]
    assert row["what"] == "the text of craft/dash changed"
    assert "en/craft/dash/" in row["places"]
    assert second["made"]["pages"] + second["reused"]["pages"] == second["pages"] == first["pages"]
    code, third = run_json(words, capsys)
    assert third["made"] == {"pages": 0, "texts": 0, "renditions": 0, "because": []}
    assert third["reused"] == {"pages": third["pages"], "texts": 6, "renditions": 0, "borrowed": 0}
    assert "explained" not in third


@pytest.mark.usefixtures("far_day")
def test_json_gives_the_reasons_in_the_language_of_messages(
    publication: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(publication, EDITS["text"][0])
    _, document = run_json(["build", "--root", publication, "--formats", "html", "--ui-lang", "ru"], capsys)
    assert {"изменился текст статьи craft/dash"} <= {row["what"] for row in document["made"]["because"]}
