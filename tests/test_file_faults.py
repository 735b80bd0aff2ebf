"""Whatever goes wrong with one file is a problem of that file, never a bug that ends the build of all others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from diglot.adapters import picture_files, yaml_reader
from diglot.adapters.catalogues import parsing
from diglot.adapters.picture_files import drawings, rasters
from diglot.core import settings
from diglot.core.page_models import site_pages
from diglot.core.site_files import feeds
from diglot.model.publication import Article
from diglot.pipeline.base.cached_files import encode
from diglot.pipeline.outputs import pdf, pdf_tasks
from diglot.pipeline.typeset import bibliography, text_batch
from diglot.queries.sources import source_files
from tests.tools.hostile import png
from tests.tools.photographs import SECOND, photograph
from tests.tools.publication import files_of, publish, run, write_files

LONG = "Words, words, words, and a sentence that is longer than the others. " * 4
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\ntitle = "A house"\n',
    "content/en/broken.md": f"---\ntitle: Broken\nauthors: [anna]\n---\n\n{LONG}\n",
    "content/en/sound.md": f"---\ntitle: Sound\nauthors: [boris]\n---\n\n{LONG}[^1]\n\n[^1]: A note.\n",
    "content/people/anna.toml": '[name]\nen = "Anna"\nru = "Анна"\n',
    "content/people/boris.toml": '[name]\nen = "Boris"\nru = "Борис"\n',
    "content/polls/tea.toml": '[question]\nen = "Tea?"\nru = "Чай?"\n',
    "content/glossary.toml": '[[terms]]\nen = "word"\nru = "слово"\n',
    "content/bibliography.bib": "@book{a, title={T}, author={A, B}, year={2000}}\n",
    "locales/ru/LC_MESSAGES/diglot.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
}


class Unforeseen(Exception):
    """What no code foresees."""


def only_of(words: object, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that fails where its arguments have certain words in them."""

    def fail(*arguments: Any, **options: Any) -> Any:
        if str(words) in repr((arguments, options)):
            raise Unforeseen("of any type")
        return real(*arguments, **options)

    return fail


FAULTS = {
    "content/site.toml": (settings, "parse_settings", "A house"),
    "content/en/broken.md": (yaml_reader, "read_mapping", "Broken"),
    "content/en/broken.md (body)": (text_batch, "compile_text", "broken.md"),
    "content/en/broken.md (prepared)": (text_batch.markdown, "prepare", "Words, words"),
    "content/people/anna.toml": (source_files, "read_toml", "Anna"),
    "content/polls/tea.toml": (source_files, "read_toml", "Tea"),
    "content/glossary.toml": (source_files, "read_toml", "слово"),
    "content/bibliography.bib": (bibliography, "_references", ""),
    "locales/ru/LC_MESSAGES/diglot.po": (parsing, "PoFileParser", ""),
}


@pytest.mark.parametrize("file", FAULTS)
def test_a_fault_of_the_program_is_a_problem_of_one_file(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where, name, words = FAULTS[file]
    monkeypatch.setattr(where, name, only_of(words, getattr(where, name)))
    write_files(tmp_path, HOUSE)
    arguments = ["--root", tmp_path, "build", "--lenient", "--formats", "html", "--jobs", "1"]
    code, out, err = run([*arguments, "--output", tmp_path / "public"], capsys)
    assert "This is a bug" not in out + err
    path = file.partition(" ")[0]
    assert f"{path}:" in out + err
    assert "Unforeseen('of any type')" in out + err
    if "prepared" not in file and path != "content/site.toml":
        assert (tmp_path / "public/en/sound/index.html").exists()
        assert code in (0, 1)


@pytest.mark.parametrize("others", [0, 220])
def test_a_fault_while_a_page_is_made_is_a_problem_of_its_text(
    others: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many pages, too, which are made in other processes: nothing is published, and all say whose fault it is."""
    make = site_pages.make_article_page

    def make_all_but_one(builder: Any, article: Article) -> Any:
        if article.key == "broken":
            raise Unforeseen("of any type")
        return make(builder, article)

    monkeypatch.setattr(site_pages, "make_article_page", make_all_but_one)
    more = {f"content/en/other-{number}.md": f"---\ntitle: Other\n---\n\n{number}.\n" for number in range(others)}
    report = publish(write_files(tmp_path, HOUSE | more), is_lenient=True, jobs=2)
    assert not report.is_published
    failed = [problem for problem in report.problems if problem.code == "file-failed"]
    assert [(problem.position[0], problem.facts()["reason"]) for problem in failed] == [
        ("content/en/broken.md", "Unforeseen('of any type')")
    ]


LISTS = {
    "_person_page": ("content/people/anna.toml", "file-failed"),
    "issue_page": ("content/issues/1.toml", "file-failed"),
    "_blog_page": ("content/en/blog/index.md", "file-failed"),
    "_tag_page": ("en tag 1 craft", "page-failed"),
    "_archive_page": ("en archive", "page-failed"),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_fault_while_a_list_is_made_is_said_of_its_file_or_of_the_page(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is made, so that all faults are said at once; the next build makes what is missing."""
    make, make_article = getattr(site_pages, name), site_pages.make_article_page

    def fail_in_english(builder: Any, *rest: Any) -> Any:
        if builder.lang == "en":
            raise Unforeseen("of any type")
        return make(builder, *rest)

    def make_all_but_one(builder: Any, article: Article) -> Any:
        if article.key == "blog/broken":
            raise Unforeseen("of any type")
        return make_article(builder, article)

    root = write_files(
        tmp_path,
        {
            "content/site.toml": 'base_url = "https://journal.example"\ntitle = "A house"\n',
            "content/en/blog/index.md": "---\ntitle: Blog\n---\n\nWords.\n",
            "content/en/blog/broken.md": f"---\ntitle: Broken\nauthors: [anna]\ntags: [craft]\n---\n\n{LONG}\n",
            "content/issues/1.toml": 'number = 1\ndate = 2020-01-01\narticles = ["blog/broken"]\n',
            "content/people/anna.toml": HOUSE["content/people/anna.toml"],
        },
    )
    with monkeypatch.context() as patch:
        patch.setattr(site_pages, name, fail_in_english)
        patch.setattr(site_pages, "make_article_page", make_all_but_one)
        report = publish(root, is_lenient=True, jobs=1)
    failed = {(problem.position[0], problem.code) for problem in report.problems if problem.code.endswith("-failed")}
    assert failed == {LISTS[name], ("content/en/blog/broken.md", "file-failed")}
    assert not report.is_published
    assert publish(root, is_lenient=True, jobs=1).is_published
    pages = files_of(tmp_path / "public")
    assert {"en/blog/index.html", "en/blog/broken/index.html", "en/people/anna/index.html"} <= pages.keys()


def test_a_fault_while_a_feed_is_made_is_said_of_the_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "render_atom", only_of("/en/people/anna/", feeds.render_atom))
    dated = {"content/en/broken.md": HOUSE["content/en/broken.md"].replace("title:", "date: 2020-01-01\ntitle:")}
    report = publish(write_files(tmp_path, HOUSE | dated), is_lenient=True, jobs=1)
    assert [problem.position[0] for problem in report.problems if problem.code == "page-failed"] == [
        "en feed person anna"
    ]
    assert not report.is_published


def test_debug_shows_where_a_file_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(text_batch, "compile_text", only_of("broken.md", text_batch.compile_text))
    monkeypatch.setenv("DIGLOT_DEBUG", "")
    write_files(tmp_path, HOUSE)
    output = ["--formats", "html", "--jobs", "1", "--output", tmp_path / "public"]
    _, _, err = run(["--debug", "--root", tmp_path, "build", "--lenient", *output], capsys)
    assert "Traceback" in err
    assert "test_file_faults.py" in err


@pytest.mark.parametrize(("reader", "name"), [(rasters, "read_raster"), (drawings, "read_drawing")])
def test_a_picture_on_which_the_program_fails_is_shown_by_its_words(
    reader: Any, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_files, name, only_of("", getattr(reader, name)))
    write_files(
        tmp_path, HOUSE | {"content/en/broken.md": "---\ntitle: B\n---\n\n![Words](one.png)\n\n![Words](two.svg)\n"}
    )
    (tmp_path / "content/en/one.png").write_bytes(png(3, 2))
    (tmp_path / "content/en/two.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    report = publish(tmp_path, is_lenient=True)
    [problem] = [problem for problem in report.problems if problem.code == "broken-picture"]
    assert "Unforeseen" in problem.facts()["reason"]
    assert (tmp_path / "public/en/sound/index.html").exists()


def test_a_telephone_s_photograph_goes_everywhere_with_its_first_frame(tmp_path: Path) -> None:
    """To pages, portraits and PDFs; print shops refuse a second frame."""
    shown = (
        '---\ntitle: Shown\nimage: phone.jpg\nimage_alt: "A"\n---\n\n' + f'{LONG}\n\n![Words](phone.jpg){{alt="B"}}\n'
    )
    anna = 'portrait = "media/phone.jpg"\n' + HOUSE["content/people/anna.toml"]
    write_files(tmp_path, HOUSE | {"content/en/shown.md": shown, "content/people/anna.toml": anna})
    for path in ("en", "media"):
        (tmp_path / "content" / path).mkdir(exist_ok=True)
        (tmp_path / "content" / path / "phone.jpg").write_bytes(photograph())
    report = publish(tmp_path, formats=("html", "pdf"), is_lenient=True)
    assert not {"broken-picture", "file-failed", "print-failed"} & {problem.code for problem in report.problems}
    published = files_of(tmp_path / "public")
    jpegs = [path for path in published if path.endswith(".jpg") and "phone" in path]
    assert jpegs
    assert b"/DCTDecode" in published["en/shown.pdf"]
    for path, content in published.items():
        assert SECOND not in content, path
        assert b"MPF\0" not in content, path


def test_a_document_on_which_the_typesetter_fails_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_tasks, "new_function", lambda _: only_of("", str))
    typeset = pdf_tasks.make_typesetters(encode([("factory", b"")]))
    [(content, report)] = msgspec.msgpack.decode(typeset(encode((0, 1, b"job"))), type=list[tuple[bytes, bytes]])
    [problem] = pdf._read_report("", {}, report, "content/en/a.md")
    assert (content, problem.code, problem.position[0]) == (b"", "file-failed", "content/en/a.md")
