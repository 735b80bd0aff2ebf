"""What somebody wrote and put into the folder is published, or the build says why not. Each as a person does it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.fidelity import read_book, read_pdf
from tests.tools.publication import codes, publish, run, run_json, write_files

SITE = 'base_url = "https://x.example"\nformats = ["html"]\n'


def publication(root: Path, files: dict[str, str], site: str = SITE) -> Path:
    return write_files(root, {"content/site.toml": site, **files})


def page(root: Path, place: str) -> str:
    return (root / "public" / place / "index.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- status and pairs


def test_a_lenient_build_publishes_texts_whose_status_is_unknown(tmp_path: Path) -> None:
    texts = {f"content/{lang}/essay.md": "---\ntitle: Page\nstatus: Completed\n---\n\nText.\n" for lang in ("en", "ru")}
    report = publish(publication(tmp_path, texts), is_lenient=True)
    assert codes(report) == ["wrong-value", "wrong-value"]
    assert (report.articles, report.editions) == (1, 2)


def test_a_file_and_an_index_of_the_same_name_are_a_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = publication(
        tmp_path,
        {
            "content/en/guide.md": "---\ntitle: A guide\n---\n\nThe way in.\n",
            "content/ru/guide/index.md": "---\ntitle: Путеводитель\ntranslators: [Анна Луг]\n---\n\nКак войти.\n",
            "content/ru/guide/first.md": "---\ntitle: Первая\n---\n\nГлава.\n",
        },
    )
    assert codes(publish(root)) == []
    assert "The way in." in page(root, "en/guide")
    assert 'hreflang="ru"' in page(root, "en/guide")
    assert "Как войти." in page(root, "ru/guide")
    code, document = run_json(["status", "--root", root], capsys)
    assert code == 0
    assert ("guide", "untracked") in {(row["article"], row["state"]) for row in document["articles"]}


# ---------------------------------------------------------------- translations that are still empty

ORIGINAL = "---\ntitle: Rate limits\ndate: 2024-01-01\n---\n\nA text about limits. It has several sentences.\n"


@pytest.mark.parametrize(
    "body",
    ["", "\n<!-- 1\nТекст о пределах.\n-->\n", "\n## Пределы\n\n<!-- 2\nТекст о пределах.\n-->\n"],
    ids=["front matter alone", "comments", "headings and comments"],
)
def test_an_empty_translation_is_none(tmp_path: Path, body: str) -> None:
    empty = f"---\ntitle: Пределы частоты\n---\n{body}"
    root = publication(tmp_path, {"content/en/limits.md": ORIGINAL, "content/ru/limits.md": empty})
    report = publish(root, formats=("html", "search"))
    assert codes(report) == ["empty-translation"]
    assert report.editions == 1
    assert 'rel="alternate" hreflang' not in page(root, "en/limits")
    assert "hreflang" not in (root / "public/sitemap.xml").read_text(encoding="utf-8")
    shown = [
        path for path in (root / "public").rglob("*") if path.is_file() and path.suffix in (".xml", ".json", ".html")
    ]
    assert not [path for path in shown if "Пределы частоты" in path.read_text(encoding="utf-8")]


def test_a_full_text_is_the_original_of_an_empty_one(tmp_path: Path) -> None:
    """Whatever the order of the site's languages."""
    root = publication(
        tmp_path,
        {
            "content/en/limits.md": "---\ntitle: Limits\n---\n",
            "content/ru/limits.md": "---\ntitle: Пределы\n---\n\nСлова.\n",
        },
    )
    report = publish(root)
    assert codes(report) == ["empty-translation"]
    assert "Слова." in page(root, "ru/limits")


def test_status_calls_an_empty_translation_not_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = publication(
        tmp_path, {"content/en/limits.md": ORIGINAL, "content/ru/limits.md": "---\ntitle: Пределы\n---\n"}
    )
    _, document = run_json(["status", "--root", root], capsys)
    assert [row["state"] for row in document["articles"]] == ["stub"]


# ---------------------------------------------------------------- words for a picture

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>'


def test_a_translation_has_words_of_its_own_for_the_picture(tmp_path: Path) -> None:
    root = publication(
        tmp_path,
        {
            "content/media/bridge.svg": PICTURE,
            "content/ru/most.md": "---\ntitle: Мост\nimage: bridge.svg\nalt: Мост зимой\ncaption: Снег\n---\n\nТекст.\n",
            "content/en/most.md": "---\ntitle: A bridge\ntranslators: [Tom Reed]\nalt: The bridge in winter\n"
            "caption: Snow\n---\n\nText.\n",
        },
    )
    assert codes(publish(root)) == []
    assert 'alt="The bridge in winter"' in page(root, "en/most")
    assert "Snow</figcaption>" in page(root, "en/most").replace("</p>", "")
    assert "Мост зимой" in page(root, "ru/most")


def test_words_for_a_picture_that_is_not_there_are_reported(tmp_path: Path) -> None:
    root = publication(tmp_path, {"content/en/most.md": "---\ntitle: A bridge\nalt: The bridge\n---\n\nText.\n"})
    report = publish(root)
    assert [(problem.code, problem.line) for problem in report.problems] == [("unknown-field", 3)]


# ---------------------------------------------------------------- drafts, embargoes, and far fewer texts


def many(count: int, front: str = "", start: int = 0) -> dict[str, str]:
    rows = range(start, start + count)
    return {f"content/en/essay-{row}.md": f"---\ntitle: Essay {row}\n{front}---\n\nText.\n" for row in rows}


def test_drafts_and_embargoes_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = many(2) | many(1, "status: draft\n", 2) | many(2, "embargo: 2999-01-01\n", 3)
    root = publication(tmp_path, texts)
    _, out, _ = run(["build", "--root", root, "--ui-lang", "en"], capsys)
    assert out.startswith("2 articles, 2 editions, 1 draft, 2 texts under embargo, ")
    _, document = run_json(["build", "--root", root], capsys)
    assert (document["drafts"], document["embargoed"]) == (1, 2)


@pytest.mark.parametrize(
    "fault", ["autors: [anna]\n", "date: 2026-13-45\n", "tags: [a\n"], ids=["misspelt", "no date", "broken YAML"]
)
def test_an_error_in_a_draft_is_told_and_stops_nobody_elses_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    unfinished = f"---\ntitle: Essay 3\nstatus: draft\n{fault}---\n\nText.\n"
    root = publication(tmp_path, many(2) | {"content/en/essay-3.md": unfinished})
    command = ["build", "--root", root, "--ui-lang", "en"]
    for _ in range(2):  # the second time from what the first has kept
        code, out, err = run(command, capsys)
        assert (code, "1 draft" in out, "1 warning" in out) == (0, True, True)
        assert "content/en/essay-3.md:" in err
        assert page(root, "en/essay-1")
    assert run([*command, "--strict"], capsys)[0] == 1
    (root / "content/en/essay-3.md").write_text(unfinished.replace("status: draft\n", ""), encoding="utf-8")
    assert run(command, capsys)[0] == 1


def test_an_error_in_a_draft_of_an_issue_stops_nobody(tmp_path: Path) -> None:
    unfinished = 'number = 1\nstatus = "draft"\narticles = ["gone"]\n\n[title]\nen = "One"\n'
    root = publication(tmp_path, many(2) | {"content/issues/one.toml": unfinished})
    assert publish(root).is_published
    (root / "content/issues/one.toml").write_text(unfinished.replace('status = "draft"\n', ""), encoding="utf-8")
    assert not publish(root).is_published


def test_a_build_that_would_publish_far_fewer_texts_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = publication(tmp_path, many(24))
    assert publish(root).is_published
    for row in range(10):
        (root / f"content/en/essay-{row}.md").unlink()
    before = (root / "public/en/essay-0/index.html").read_bytes()
    report = publish(root, is_lenient=True, is_fresh=True)
    assert codes(report) == ["fewer-texts"]
    assert (root / "public/en/essay-0/index.html").read_bytes() == before
    command = ["build", "--root", root, "--output", root / "public", "--ui-lang", "en"]
    assert run(command, capsys)[0] == 1
    assert run([*command, "--allow-fewer"], capsys)[0] == 0
    assert not (root / "public/en/essay-0").exists()
    assert run(command, capsys)[0] == 0


@pytest.mark.parametrize(("texts", "gone"), [(24, 9), (60, 14), (8, 8)])
def test_a_change_that_an_editor_makes_does_not_stop(tmp_path: Path, texts: int, gone: int) -> None:
    """Fewer than ten texts, or less than a quarter of them."""
    root = publication(tmp_path, many(texts) | {"content/ru/index.md": "# Дом\n"})
    publish(root)
    for row in range(gone):
        (root / f"content/en/essay-{row}.md").unlink()
    assert publish(root).is_published


def test_texts_that_a_slip_in_their_front_matter_holds_back_stop_a_lenient_build(tmp_path: Path) -> None:
    root = publication(tmp_path, many(20) | many(10, "embargo: soon\n", 20))
    assert codes(publish(root, is_lenient=True)).count("fewer-texts") == 1
    on_purpose = publication(tmp_path / "other", many(20) | many(10, "status: draft\n", 20))
    assert publish(on_purpose, is_lenient=True).is_published


def test_a_link_to_a_draft_says_so(tmp_path: Path) -> None:
    root = publication(
        tmp_path,
        {
            "content/en/a.md": "---\ntitle: A\n---\n\n[One](b.md), [two](c.md), [three](d.md).\n",
            "content/en/b.md": "---\ntitle: B\nstatus: draft\n---\n\nText.\n",
            "content/en/c.md": "---\ntitle: C\nembargo: 2999-01-01\n---\n\nText.\n",
        },
    )
    report = publish(root)
    assert codes(report) == ["dead-link", "unpublished-link", "unpublished-link", "far-date"]
    assert [problem.facts()["reason"] for problem in report.problems[1:3]] == ["a draft", "under embargo"]


# ---------------------------------------------------------------- slips, which are no faults of diglot's

PAIR = {
    "content/en/ferry.md": "---\ntitle: A ferry\n---\n\nOne paragraph.\n\nAnother one.\n",
    "content/ru/ferry.md": "---\ntitle: Паром\ntranslators: [Анна Луг]\n---\n\nОдин абзац.\n\nВторой абзац.\n",
}
CONFLICT = "<<<<<<< HEAD\nОдно.\n=======\nДругое.\n>>>>>>> ветка\n"


def test_an_unfinished_merge_is_neither_published_nor_declared_in_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = publication(tmp_path, PAIR | {"content/ru/ferry.md": PAIR["content/ru/ferry.md"] + CONFLICT})
    report = publish(root)
    assert [(problem.code, problem.line) for problem in report.problems] == [("conflict-markers", 9)]
    code, document = run_json(["sync", "ferry", "--root", root], capsys)
    assert code == 1
    assert [row["code"] for row in document["problems"]] == ["conflict-markers"]
    assert not (root / "content/ledger").exists()


def test_an_article_without_a_body_has_nothing_to_lay_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = publication(tmp_path, {"content/ru/index.md": "# Дом\n"})
    assert run(["new", "Паром", "--lang", "ru", "--root", root], capsys)[0] == 0
    code, _, err = run(["translate", "parom", "--to", "en", "--root", root], capsys)
    assert (code, err) == (0, "")
    assert (root / "content/en/parom.md").exists()


def test_a_file_is_exported_into_a_folder_that_is_not_there_yet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = publication(tmp_path, PAIR)
    target = tmp_path / "for the editor/ferry.docx"
    assert run(["export", "ferry", "--root", root, "--output", target], capsys)[0] == 0
    assert target.exists()


@pytest.mark.parametrize("command", [["new", "Паром", "--lang", "ru"], ["build"]])
def test_what_the_system_refuses_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    root = publication(tmp_path, PAIR)
    refused = str(root / "content/ru/ferry.md")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", refused)

    monkeypatch.setattr("diglot.pipeline.base.text_writing.write_file", refuse)
    monkeypatch.setattr("diglot.pipeline.typeset.editions.body_of", refuse)
    code, _, err = run([*command, "--root", root, "--ui-lang", "en"], capsys)
    assert code == 1
    assert "content/ru/ferry.md: " in err
    assert "bug in diglot" not in err


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("<p>\n{% iff page %}\n{% endif %}\n", 2, "broken-template"),
        ("<p>\n\n{{ page.titel }}\n", 3, "unknown-name"),
        ('{% extends "basse.html" %}\n', 1, "unknown-name"),
        ("<p>{% if page %}\n", 1, "broken-template"),
        ("\n{{ page.title / 2 }}\n", 2, "broken-template"),
    ],
)
def test_a_slip_in_a_template_is_a_problem_at_its_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    root = publication(tmp_path, PAIR | {"templates/article.html": text})
    report = publish(root, is_lenient=True)
    assert [(problem.code, problem.file, problem.line) for problem in report.problems] == [
        (code, "templates/article.html", line)
    ]
    (root / "templates/article.html").unlink()
    assert publish(root).is_published


# ---------------------------------------------------------------- what nobody said


def test_front_matter_below_an_empty_line_is_reported(tmp_path: Path) -> None:
    root = publication(tmp_path, {"content/en/a.md": "\n\n---\ntitle: Snow\nstatus: draft\n---\n\nText.\n"})
    report = publish(root, is_lenient=True)
    assert [(problem.code, problem.line) for problem in report.problems] == [("broken-front-matter", 3)]
    assert report.articles == 0


def test_somebody_of_the_publication_may_be_named_in_full(tmp_path: Path) -> None:
    person = '[name]\nen = "Tom Reed"\nru = "Том Рид"\n'
    text = "---\ntitle: A\nauthors: [Tom Reed]\n---\n\nText.\n"
    root = publication(
        tmp_path, {"content/people/tom-reed.toml": person, "content/en/a.md": text, "content/ru/b.md": text}
    )
    assert codes(publish(root)) == []
    assert "/en/people/tom-reed/" in page(root, "en/a")
    assert "Том Рид" in page(root, "ru/b")


def test_a_misspelt_field_is_reported_with_the_right_one(tmp_path: Path) -> None:
    root = publication(
        tmp_path,
        {
            "content/en/a.md": "---\ntitel: A\nauthors: [tom]\n---\n\nText.\n",
            "content/people/tom.toml": '[nam]\nen = "Tom Reed"\n',
        },
        SITE + 'lisense = "CC0"\n',
    )
    report = publish(root)
    reported = [tuple(problem.facts().values())[-2:] for problem in report.problems if problem.code == "misspelt-field"]
    assert reported == [("titel", "title"), ("nam", "name"), ("lisense", "license")]
    assert not report.is_published


def test_a_broken_glossary_and_a_stray_ledger_are_reported_by_a_build(tmp_path: Path) -> None:
    root = publication(
        tmp_path,
        PAIR
        | {
            "content/glossary.toml": '[[terms]]\nen = "river"\n',
            "content/ledger-de-en/a.toml": "version = 1\n",
            "content/ledger/gone.toml": "version = 1\n",
        },
    )
    report = publish(root)
    assert codes(report) == ["wrong-value", "stray-ledger", "unread-file", "stray-ledger"]
    assert report.problems[0].facts()["value"] == "{en: river}"


def test_settings_beside_the_content_are_reported(tmp_path: Path) -> None:
    report = publish(publication(tmp_path, PAIR | {"site.toml": SITE}))
    assert [(problem.code, problem.file) for problem in report.problems] == [("unread-file", "site.toml")]


@pytest.mark.parametrize("name", ["content/en/ferry.md", "content/ru/ferry.md", "ferry", "ferry.md"])
@pytest.mark.parametrize("command", [["status"], ["check"], ["diff"], ["build", "--formats", "html", "--only"]])
def test_an_article_may_be_named_by_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], name: str
) -> None:
    root = publication(tmp_path, PAIR)
    options = (
        [*command, name, "--root", root] if command[0] != "build" else ["build", "--root", root, *command[1:], name]
    )
    _, document = run_json(options, capsys)
    assert "unknown-article" not in [row["code"] for row in document["problems"]]


@pytest.mark.parametrize("written", ["Bridge.SVG", "brigde.svg", "media\\bridge.svg"])
def test_a_picture_whose_name_is_misspelt_is_guessed(tmp_path: Path, written: str) -> None:
    root = publication(
        tmp_path,
        {
            "content/media/bridge.svg": PICTURE,
            "content/en/a.md": f'# A\n\nText.\n\n![A bridge]({written}){{alt="A bridge"}}\n',
        },
    )
    (problem,) = [problem for problem in publish(root).problems if problem.code in ("missing-picture", "dead-link")]
    assert problem.facts()["suggestion"] == " (bridge.svg?)"
    assert problem.line == 5


def test_the_nearest_of_namesakes_is_guessed(tmp_path: Path) -> None:
    """The file beside it before the namesake elsewhere."""
    text = "---\ntitle: A\n---\n\n[The basics](/en/lessons/ecto/basics).\n"
    basics = "---\ntitle: Basics\n---\n\nText.\n"
    folders = ("testing", "ecto", "advanced")
    root = publication(
        tmp_path, {f"content/en/{name}/basics.md": basics for name in folders} | {"content/en/ecto/query.md": text}
    )
    (problem,) = publish(root).problems
    assert problem.facts()["wanted"] == "basics.md"


# ---------------------------------------------------------------- pictures and styles


def photograph(path: Path, share: float = 1.0) -> None:
    from PIL import Image

    path.parent.mkdir(parents=True, exist_ok=True)
    Image.effect_noise((600, 400), 90).convert("RGB").save(path, "JPEG")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def test_a_picture_that_was_cut_off_is_reported_where_it_is_used(tmp_path: Path) -> None:
    root = publication(
        tmp_path,
        {
            "content/en/a.md": '---\ntitle: A\n---\n\nText.\n\n![A loaf](bread.jpg){alt="A loaf of bread"}\n',
            "content/en/b.md": "---\ntitle: B\nimage: bread.jpg\nalt: A loaf\n---\n\nText.\n",
        },
    )
    photograph(root / "content/media/bread.jpg", share=0.5)
    report = publish(root)
    assert [(problem.code, problem.file, problem.line) for problem in report.problems] == [
        ("broken-picture", "content/en/a.md", 7),
        ("broken-picture", "content/en/b.md", 3),
    ]
    assert "cut off" in report.problems[0].facts()["reason"]
    assert publish(root, is_lenient=True).is_published
    assert "A loaf of bread" in page(root, "en/a")


def test_a_remote_or_a_broken_picture_does_not_cost_a_whole_pdf(tmp_path: Path) -> None:
    picture = '![Bread](https://example.org/bread.jpg){alt="A loaf"}\n\n![Bread](bread.jpg){alt="A crust"}\n'
    root = publication(tmp_path, {"content/en/a.md": f"---\ntitle: A\n---\n\nText.\n\n{picture}"})
    photograph(root / "content/media/bread.jpg", share=0.5)
    report = publish(root, formats=("html", "pdf"), is_lenient=True)
    assert codes(report) == ["remote-picture", "broken-picture"]
    assert [problem.line for problem in report.problems] == [7, 9]
    assert report.pdfs == 1


@pytest.mark.parametrize("format", ["facing", "parallel-pdf"])
def test_a_remote_picture_does_not_cost_a_pdf_of_two_languages(format: str, tmp_path: Path) -> None:
    texts = {
        f"content/{lang}/a.md": f"---\ntitle: {title}\n---\n\n{title}.\n\n![{title}](https://example.org/bread.jpg)\n"
        for lang, title in (("en", "Bread"), ("ru", "Хлеб"))
    }
    report = publish(publication(tmp_path, texts), formats=("html", format))
    assert codes(report) == ["remote-picture", "remote-picture"]
    assert report.pdfs == 1


def test_a_style_for_paper_that_is_not_understood_is_reported(tmp_path: Path) -> None:
    css = (Path(__file__).parent.parent / "assets/styles/print.css").read_text(encoding="utf-8")
    own = f"@import url(https://fonts.example/a.css);\n{css}\np {{ text-wrap: balanced }}\n"
    root = publication(tmp_path, {"content/en/a.md": "---\ntitle: A\n---\n\nText.\n", "assets/styles/print.css": own})
    report = publish(root, formats=("html", "pdf"))
    assert {problem.code for problem in report.problems} == {"print-style"}
    assert {problem.file for problem in report.problems} == {"assets/styles/print.css"}
    assert own.count("\n") in {problem.line for problem in report.problems}
    assert report.pdfs == 1


def test_a_text_is_not_called_a_translation_until_somebody_says_so(tmp_path: Path) -> None:
    """The first language of the settings is only a guess at the original."""
    texts = {f"content/{lang}/a.md": "---\ntitle: A\ndate: 2026-01-02\n---\n\nText.\n" for lang in ("en", "ru")}
    root = publication(tmp_path, texts)
    publish(root)
    assert "byline-origin" not in page(root, "ru/a")
    assert "translationOfWork" not in page(root, "ru/a")
    original = root / "content/en/a.md"
    original.write_text(original.read_text(encoding="utf-8").replace("title: A\n", "title: A\noriginal: en\n"), "utf-8")
    publish(root)
    assert "byline-origin" in page(root, "ru/a")
    assert "translationOfWork" in page(root, "ru/a")


def test_a_text_may_be_called_page(tmp_path: Path) -> None:
    """Only the numbered pages of lists are taken: /en/page/2/."""
    texts = {"content/en/page.md": "---\ntitle: Page\n---\n\nText.\n", **many(13)}
    root = publication(tmp_path, texts, f"{SITE}per_page = 5\n")
    assert codes(publish(root)) == []
    assert "Text." in page(root, "en/page")
    (root / "content/en/page").mkdir()
    (root / "content/en/page/2.md").write_text("---\ntitle: Two\n---\n\nText.\n", encoding="utf-8")
    assert codes(publish(root)) == ["url-collision"]


def test_a_table_of_long_words_keeps_to_the_page(tmp_path: Path) -> None:
    """Five columns of Russian words: without hyphens they stood over the edge of the paper."""
    head = "| Предполагаемое происхождение | Региональный источник | Метод датирования | Согласие | Доказательства |\n"
    row = "| Космическая охота, распространённая повсеместно | Североамериканские индейцы, Сибирь | " + (
        "Сравнительная мифология, филогенетика | Спорное: противоречивые свидетельства | Непрерывность "
        "художественных изображений |\n"
    )
    table = f"{head}|---|---|---|---|---|\n{row * 3}"
    root = publication(tmp_path, {"content/ru/a.md": f"---\ntitle: Таблица\n---\n\n{table}"}, SITE + 'trim = "A5"\n')
    report = publish(root, formats=("html", "pdf"))
    assert codes(report) == []
    assert report.pdfs == 1


# ---------------------------------------------------------------- markup

ALERTS = {
    "en": ("Note", "Tip", "Important", "Warning", "Caution"),
    "ru": ("Примечание", "Совет", "Важно", "Предупреждение", "Внимание"),
}
WARNED = {"en": "The bridge is closed until May.", "ru": "Мост закрыт до мая."}


def test_an_alert_has_its_title_in_the_language_of_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The title is the reader's word for the mark, and no text of the author's: nothing compares it."""
    texts = {
        f"content/{lang}/a.md": "---\ntitle: A\noriginal: en\n---\n\n"
        + "\n".join(f"> [!{kind.upper()}]\n> {WARNED[lang]}\n" for kind in ALERTS["en"])
        for lang in ALERTS
    }
    root = publication(tmp_path, texts)
    assert codes(publish(root)) == []
    for lang, titles in ALERTS.items():
        found = re.findall(
            r'<div class="(\w+)">\s*<p class="title">(.*?)</p>\s*<p id="(p\d)">', page(root, f"{lang}/a")
        )
        kinds = [kind.lower() for kind in ALERTS["en"]]
        assert found == [(kind, title, f"p{n}") for n, (kind, title) in enumerate(zip(kinds, titles, strict=True), 1)]
    code, document = run_json(["check", "--root", root], capsys)
    assert (code, document["problems"]) == (0, [])


def test_a_note_called_in_a_caption_is_published(tmp_path: Path) -> None:
    caption = '![The bridge in May.[^1]](dot.svg){alt="An arch"}\n\n[^1]: It fell in June.\n'
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    root = publication(tmp_path, {"content/en/a.md": f"---\ntitle: A\n---\n\n{caption}", "content/media/dot.svg": dot})
    report = publish(root, formats=("html", "epub", "pdf"))
    assert codes(report) == []
    assert re.search(r'<figcaption>The bridge in May\.<a href="#fn1"[^>]*>1</a></figcaption>', page(root, "en/a"))
    assert 'alt="An arch"' in page(root, "en/a")
    assert "It fell in June." in page(root, "en/a")
    assert "It fell in June." in read_book(root / "public/en/a.epub").body
    assert "It fell in June." in " ".join(read_pdf(root / "public/en/a.pdf").split())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("From 2^10 to 2^20, but 10^6^.", "From 2^10 to 2^20, but 10<sup>6</sup>."),
        ("A file~1 and a file~2, but H~2~O.", "A file~1 and a file~2, but H<sub>2</sub>O."),
        ("Write {#name} or {.class} here.", "Write {#name} or {.class} here."),
        ("[Anna]: Hello!", "[Anna]: Hello!"),
        ("[a](<https://e.example/two words>)", '<a href="https://e.example/two%20words">a</a>'),
    ],
)
def test_signs_that_only_look_like_markup_are_published(tmp_path: Path, written: str, shown: str) -> None:
    root = publication(tmp_path, {"content/en/a.md": f"---\ntitle: A\n---\n\nText.\n\n{written}\n"})
    publish(root, is_lenient=True)
    assert shown in page(root, "en/a")
