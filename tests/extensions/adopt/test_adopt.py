"""`adopt`: sites made for it, with the traps of real ones, become publications that build; the sites stay as they are.

Those of Hugo are written here. A folder of `tests/extensions/adopt/adopted_sites/` has one of another program in `site/`, its publication
in `publication/`, what is told in `told.txt`, and its state in `status.txt`, with what
`sync --adopt` finds of each pair.
"""

from __future__ import annotations

import os
import tomllib
from os.path import normpath
from pathlib import Path

import pytest

from diglot.adapters.yaml_reader import read_mapping
from diglot.core.front_matter import split_manuscript
from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.extensions.adopt.pipeline.adopted_site import adopt_site
from tests.tools.publication import files_of, run, run_json, write_files

SITES = Path(__file__).parent / "adopted_sites"
PICTURE = (Path(__file__).parents[3] / "content/media/spread.svg").read_text(encoding="utf-8")

BY_SUFFIX = {
    "hugo.toml": """
baseURL = "https://journal.example/"
title = "Notes"
defaultContentLanguage = "en"
[permalinks]
posts = "/:year/:month/:slug/"
[languages.en]
[languages.ru]
title = "Заметки"
[languages.de]
[[languages.en.menu.main]]
url = "/news/"
weight = 1
[[languages.en.menu.main]]
url = "/posts/"
weight = 2
""",
    "content/_index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "content/_index.ru.md": "---\ntitle: Начало\n---\nДобро пожаловать.\n",
    "content/posts/_index.md": "---\ntitle: Posts\n---\n",
    "content/posts/_index.ru.md": "---\ntitle: Записи\n---\n",
    "content/posts/snow.md": """---
Title: "Snow: a beginning"
date: 2020-01-01T23:30:00-05:00
lastmod: 2021-02-03 10:00:00
author: [Nina Ash, vera]
tags: [Winter Weather, city]
description: The first one.
aliases: [/old/snow/, older]
weight: 3
toc: true
---
See [fog](/2020/02/fog/), [rain]({{< ref "news/rain.md#wet" >}}), [the list](../../../posts/) and `[code](/2020/02/fog/)`.

![A spread](/images/spread.svg)

{{< youtube abc >}}

```text
[not a link](/2020/02/fog/)
{{< gist 1 >}}
```
""",
    "content/posts/snow.ru.md": """---
title: Снег
date: 2020-01-01
author: [Нина Эш, Вера]
tags: [Зима, город]
slug: pervyi-sneg
---
См. [туман](/ru/2020/02/fog/).

![Разворот](/images/spread.svg)
""",
    "content/posts/fog/index.md": "+++\ntitle = 'Fog'\ndate = 2020-02-02T10:00:00Z\nslug = 'fog'\ndraft = false\n+++\nFog, ![drawn](map.svg).\n",
    "content/posts/fog/index.ru.md": "+++\ntitle = 'Туман'\ndate = 2020-02-02T10:00:00Z\n+++\n",
    "content/posts/fog/map.svg": PICTURE,
    "content/posts/mist.md": "---\ntitle: Mist\ndate: 2020-02-03\nslug: fog\n---\nThe same slug.\n",
    "content/posts/snow.de.md": "---\ntitle: Schnee\n---\nSchnee.\n",
    "content/posts/later.md": "---\ntitle: Later\ndraft: true\ndate: 2020-03-01\n---\nNot yet.\n",
    "content/posts/later.ru.md": "---\ntitle: Позже\ndraft: true\n---\nЕще нет.\n",
    "content/news/rain.md": "---\ntitle: Rain\ntranslationKey: rain\ndate: someday\n---\n## Wet {#wet}\n\nRain.\n",
    "content/news/dozhd.ru.md": "---\ntitle: Дождь\ntranslationKey: rain\n---\n## Мокро\n\nДождь.\n",
    "content/news/table.html": "<p>Not Markdown</p>\n",
    "static/images/spread.svg": PICTURE,
    "static/robots.txt": "User-agent: *\n",
}  # fmt: skip
BY_FOLDER = {
    "config/_default/hugo.yaml": "baseURL: https://journal.example\ndefaultContentLanguage: ru\ndefaultContentLanguageInSubdir: true\n",
    "config/_default/languages.yaml": "ru:\n  title: Заметки\n  contentDir: content/russian\nen-gb:\n  title: Notes\n  contentDir: content/english\n",
    "content/russian/essays/snow.md": "---\ntitle: Снег\ndate: 2020-01-01\n---\nСнег выпал.\n",
    "content/english/essays/snow.md": "---\ntitle: Snow\n---\nSnow fell.\n",
    "content/english/essays/only.md": '{"title": "Only here", "date": "2020-01-02"}\nNobody has translated it.\n',
    "content/russian/essays/map.svg": PICTURE,
    "content/english/essays/map.svg": PICTURE + "<!-- in English -->",
    "content/russian/essays/Туман.md": "---\ntitle: Туман\ndate: 2020-01-03\n---\n![Карта](map.svg)\n",
    "content/english/essays/Туман.md": "---\ntitle: Fog\n---\n![Map](map.svg)\n",
    "content/russian/about.md": "---\ntitle: О нас\n---\nМы. [Снег](/ru/essays/snow/).\n",
}


def adopt(site: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int]]:
    """Take a site over; return what was told, as (what, file, line)."""
    before = files_of(site)
    code, document = run_json(["adopt", site, target], capsys)
    assert code == 0
    assert files_of(site) == before
    return [(row["what"].removeprefix("not imported: "), row["file"], row["line"]) for row in document["problems"]]


def fields(path: Path) -> dict[str, object]:
    return dict(read_mapping(split_manuscript(path.read_text(encoding="utf-8")).front)[0])


def problems_of_build(target: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    _, report = run_json(["build", "--root", target, "--formats", "html", "--drafts"], capsys)
    return [(row["severity"], row["code"]) for row in report["problems"]]


def test_a_hugo_site_with_suffixes_becomes_a_publication(
    tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]
) -> None:
    site, target = write_files(tmp_path / "site", BY_SUFFIX), tmp_path / "journal"
    reported = adopt(site, target, capsys)
    content = target / "content"
    settings = tomllib.loads((content / "site.toml").read_text(encoding="utf-8"))
    assert settings["languages"] == ["en", "ru"]
    assert settings["blogs"] == ["news", "posts"]
    assert settings["title"] == {"en": "Notes", "ru": "Заметки"}
    assert settings["tags"]["winter-weather"] == {"en": "Winter Weather", "ru": "Зима"}
    assert fields(content / "en/posts/snow.md") == {
        "title": "Snow: a beginning",
        "standfirst": "The first one.",
        "date": "2020-01-01",
        "updated": "2021-02-03",
        "authors": ["nina-ash", "vera"],
        "tags": ["winter-weather", "city"],
        "aliases": ["/2020/01/snow/", "/old/snow/", "/2020/01/snow/older/"],
    }
    russian = fields(content / "ru/posts/snow.md")
    assert (russian["original"], russian["slug"], russian["aliases"]) == (
        "en",
        "pervyi-sneg",
        ["/ru/2020/01/pervyi-sneg/"],
    )
    assert "authors" not in russian
    person = tomllib.loads((content / "people/vera.toml").read_text(encoding="utf-8"))
    assert person["name"] == {"en": "vera", "ru": "Вера"}
    body = (content / "en/posts/snow.md").read_text(encoding="utf-8")
    assert "[fog](/en/posts/fog.md), [rain](/en/news/rain.md#wet), [the list](/en/posts/index.md)" in body
    assert "`[code](/2020/02/fog/)`" in body
    assert "[not a link](/2020/02/fog/)" in body
    assert "![A spread](/media/images/spread.svg)" in body
    assert "![drawn](/media/posts/fog/map.svg)" in (content / "en/posts/fog.md").read_text(encoding="utf-8")
    assert fields(content / "en/posts/later.md")["status"] == "draft"
    # Declared translations of each other are one article.
    assert (content / "ru/news/rain.md").is_file()
    assert sorted(reported) == [
        ("a date that cannot be read: date", "content/news/rain.md", 4),
        ("a file that is neither Markdown nor a picture: content/news/table.html", "content/news/table.html", 1),
        ("a file that is neither Markdown nor a picture: static/robots.txt", "static/robots.txt", 1),
        ("a shortcode, which stays in the text as it is: gist", "content/posts/snow.md", 20),
        ("a shortcode, which stays in the text as it is: youtube", "content/posts/snow.md", 16),
        ("a slug that another page has too: fog", "content/posts/mist.md", 4),
        ("a text in another language: de", "content/posts/snow.de.md", 1),
        ("an old address that another page has too: /2020/02/fog/", "content/posts/mist.md", 1),
        ("fields that have no place here: weight, toc", "content/posts/snow.md", 9),
    ]
    assert {severity for severity, _ in problems_of_build(target, capsys)} <= {"warning"}
    assert (target / "public/2020/01/snow/index.html").is_file()
    _, status = run_json(["status", "--root", target], capsys)
    states = {(row["article"], row["lang"]): row["state"] for row in status["articles"]}
    assert states["posts/snow", "ru"] == "untracked"
    assert states["posts/fog", "ru"] == "stub"
    assert states["posts/mist", "ru"] == "missing"
    assert states["news/rain", "ru"] == "untracked"


def test_a_hugo_site_with_folders_becomes_a_publication(
    tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]
) -> None:
    site, target = write_files(tmp_path / "site", BY_FOLDER), tmp_path / "my journal"
    assert adopt(site, target, capsys) == []
    content = target / "content"
    assert tomllib.loads((content / "site.toml").read_text(encoding="utf-8"))["languages"] == ["ru", "en"]
    assert fields(content / "en/essays/snow.md") == {
        "title": "Snow",
        "original": "ru",
        "aliases": ["/en-gb/essays/snow/"],
    }
    assert fields(content / "ru/essays/snow.md") == {"title": "Снег", "date": "2020-01-01"}
    assert fields(content / "en/essays/only.md")["title"] == "Only here"
    assert "[Снег](/ru/essays/snow.md)" in (content / "ru/about.md").read_text(encoding="utf-8")
    # A picture may have words in it: each language keeps its own. The address of the page is the same as before.
    for lang in ("en", "ru"):
        assert f"](/{lang}/essays/map.svg)" in (content / lang / "essays/Туман.md").read_text(encoding="utf-8")
    assert b"in English" in (content / "en/essays/map.svg").read_bytes()
    assert "aliases" not in fields(content / "ru/essays/Туман.md")
    assert {severity for severity, _ in problems_of_build(target, capsys)} <= {"warning"}


def test_what_cannot_be_read_is_told_and_not_published(
    tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str]
) -> None:
    site, target = write_files(tmp_path / "site", BY_SUFFIX), tmp_path / "journal"
    write_files(
        site,
        {
            "content/posts/broken.md": "---\ntitle: [\ndraft: true\n---\nBroken.\n",
            "content/posts/open.md": "---\ntitle: Open\ndraft: true\n\nNever closed.\n",
            "content/posts/two.md": "---\ntitle: Two\ndescription: One.\nsummary: Two.\n---\nText.\n",
        },
    )
    (site / "content/posts/old.md").write_bytes("---\ntitle: Зима\n---\nЗима.\n".encode("cp1251"))
    (tmp_path / "secret.md").write_text("Secret.\n", encoding="utf-8")
    (site / "content/posts/link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(site / "content/posts/pipe.md")
    os.mkfifo(site / "content/posts/.pipe.md")
    reported = {(what, file) for what, file, _ in adopt(site, target, capsys)}
    assert {
        ("fields that cannot be read: —", "content/posts/broken.md"),
        ("fields that cannot be read: —", "content/posts/open.md"),
        ("fields that have no place here: summary", "content/posts/two.md"),
        ("a text that is not UTF-8: content/posts/old.md", "content/posts/old.md"),
        ("a link to another file or folder: content/posts/link.md", "content/posts/link.md"),
        ("a pipe, a device or another special file: content/posts/pipe.md", "content/posts/pipe.md"),
    } <= reported
    assert not any(".pipe.md" in file for _, file in reported)
    for name in ("broken", "open"):
        assert fields(target / f"content/en/posts/{name}.md")["status"] == "draft"
    assert not (target / "content/en/posts/link.md").exists()
    assert "Secret" not in "".join(text.decode(errors="replace") for text in files_of(target).values())


def test_the_outcome_is_the_same_again_and_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_files(tmp_path / "site", BY_SUFFIX)
    reported = adopt(site, tmp_path / "one", capsys)
    assert adopt(site, tmp_path / "two", capsys) == reported
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    # What an editor has written since is left alone, and what is gone comes back.
    first, second = tmp_path / "one/content/en/posts/snow.md", tmp_path / "one/content/ru/posts/snow.md"
    first.write_text("---\ntitle: Mine\n---\n", encoding="utf-8")
    second.unlink()
    assert run(["adopt", site, tmp_path / "one"], capsys)[0] == 1
    assert not second.exists()
    code, document = run_json(["adopt", site, tmp_path / "one", "--yes"], capsys)
    assert (code, document["written"]) == (0, ["content/ru/posts/snow.md"])
    assert first.read_text(encoding="utf-8") == "---\ntitle: Mine\n---\n"


def test_a_site_is_never_changed_in_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_files(tmp_path / "site", BY_FOLDER)
    before = files_of(tmp_path)
    for target in (site, site / "new", tmp_path):
        assert run(["adopt", site, target, "--yes"], capsys)[0] == 2
    assert run(["adopt", tmp_path / "site/content", tmp_path / "new"], capsys)[0] == 1
    assert run(["adopt", tmp_path / "none", tmp_path / "new"], capsys)[0] == 1
    assert files_of(tmp_path) == before


PAGE = "---\ntitle: A\n---\nA.\n"


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        ({"hugo.json": "[1]"}, {"unreadable-site"}),
        ({"hugo.json": "[" * 100_000}, {"unreadable-site"}),
        ({"hugo.json": '{"title": "\\ud800"}'}, {"unreadable-site"}),
        ({"hugo.toml": f"a = {'[' * 100_000}"}, {"unreadable-site"}),
        ({"hugo.toml": f"a{'.a' * 30_000} = 1"}, {"unreadable-site"}),
        ({"hugo.yaml": "a: &a [x, x]\nb: [*a, *a]\n"}, set()),
        ({"hugo.yaml": "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 12))}, {"unreadable-site"}),
        ({"hugo.toml": '[[menu.main]]\nweight = "last"\n[[menu.main]]\nweight = 1.5\n'}, set()),
        ({"hugo.toml": 'contentDir = "content/../.."\n[languages.en]\ncontentDir = "content"\n'}, set()),
        ({"content/b.md": '{"title": "\\ud800"}\nB'}, {"fields that cannot be read"}),
        ({"content/b.md": '{"a": ' + "[" * 100_000}, set()),
        ({"content/b.md": '{"tags": {"a": [1]}, "date": [1], "slug": ["a"], "title": {}}\nB'}, {"a date that cannot be read"}),
        ({"content/b.md": "---\naliases: ['//[x', 'http://[']\nurl: '//[y'\n---\n[a](//[z) [b](http://[q) [c]([d)"}, {"an old address that cannot be read"}),
        ({"content/b.md": "---\ntitle: B\nslug: ../../../b\ntranslationKey: ../../b\nauthors: [../../b]\n---\n"}, set()),
    ],
)  # fmt: skip
def test_a_hostile_site_is_told_and_stays_inside(tmp_path: Path, files: dict[str, str], reported: set[str]) -> None:
    site = write_files(tmp_path / "site", {"hugo.toml": "", "content/a.md": PAGE} | files)
    adopted = adopt_site(site)
    assert {one.kind if isinstance(one, NotAdopted) else one.code for one in adopted.problems} >= reported
    for edit in adopted.edits:
        assert Path(normpath(edit.path)).is_relative_to("content")
        assert ".." not in Path(edit.path).parts


@pytest.mark.parametrize("markup", ["<b><i>" * 300 + "a", "<div>" * 90_000, "<UL><li>" * 50_000])
def test_a_text_that_is_nested_without_end_is_told_and_left_as_it_was(tmp_path: Path, markup: str) -> None:
    """pandoc would use up its limit over some of them, and our own functions cannot follow any."""
    site = write_files(
        tmp_path / "site", {"conf.py": 'BLOG_TITLE = "A"\n', "posts/a.html": f"<!-- title: A -->\n{markup}"}
    )
    adopted = adopt_site(site)
    assert [(one.kind, one.names) for one in adopted.problems if isinstance(one, NotAdopted)] == [
        ("a text that pandoc cannot convert", "its structure is too complex")
    ]
    assert any(markup in edit.after.decode() for edit in adopted.edits)


def test_many_elements_beside_each_other_are_no_nest(tmp_path: Path) -> None:
    body = "<b><i>" * 148 + "a" + "</i></b>" * 148 + "<p>a<br><b>b</b>\n<ul><li>c<li>d</ul></span>" * 200
    site = write_files(
        tmp_path / "site", {"conf.py": 'BLOG_TITLE = "A"\n', "posts/a.html": f"<!-- title: A -->\n{body}"}
    )
    assert [one for one in adopt_site(site).problems if isinstance(one, NotAdopted)] == []


def test_a_figure_of_hugo_becomes_a_picture_and_broken_fields_are_quoted(tmp_path: Path) -> None:
    """With its caption and its alternative text; one that leads somewhere stays, and is told."""
    body = (
        '{{< figure src="/img/storm.svg" title="Storm" caption="At night" alt="Waves" width="300" >}}\n\n'
        '{{< figure src="/img/storm.svg" link="/map/" >}}\n'
    )
    site = write_files(
        tmp_path / "site",
        {
            "hugo.toml": "",
            "content/a.md": f"---\ntitle: A\n---\n{body}",
            "content/b.md": "---\ndate: 2020-01-01\ntitle: Storm: the second\n---\nB.\n",
            "static/img/storm.svg": PICTURE,
        },
    )
    adopted = adopt_site(site)
    (text,) = (edit.after.decode() for edit in adopted.edits if edit.path == "content/en/a.md")
    assert '![Storm. At night](/media/img/storm.svg){alt="Waves"}\n' in text
    assert "media/img/storm.svg" in {edit.path.removeprefix("content/") for edit in adopted.edits}
    reported = {
        (problem.file, problem.line, problem.names) for problem in adopted.problems if isinstance(problem, NotAdopted)
    }
    assert reported == {("content/a.md", 6, "figure"), ("content/b.md", 3, "title: Storm: the second")}


def test_names_that_are_not_in_utf_8_are_told_and_what_they_name_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As an archive from an old Windows has them."""
    site = write_files(tmp_path / "site", {"hugo.toml": "", "content/a.md": PAGE})
    old = os.fsdecode("статья".encode("cp1251"))
    write_files(site, {f"content/{old}.md": PAGE, f"content/{old}.png": "x", f"content/{old}/b.md": PAGE})
    code, _, errors = run(["adopt", site, tmp_path / "new"], capsys)
    assert (code, "bug" in errors) == (0, False)
    assert sorted(files_of(tmp_path / "new")) == ["adopted.md", "content/en/a.md", "content/site.toml"]
    adopted, shown = adopt_site(site), "\ufffd" * 6
    assert [(one.position[0], "convmv" in one.kind) for one in adopted.problems if isinstance(one, NotAdopted)] == [
        (f"content/{shown}{suffix}", True) for suffix in ("", ".md", ".png")
    ]


def test_an_export_whose_name_is_not_in_utf_8_is_taken_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = os.fsdecode("экспорт.xml".encode("cp1251"))
    write_files(
        tmp_path,
        {export: wxr(more="<p:x xmlns:p='p'/>").replace("<channel>", "<!-- wordpress.org/export/ --><channel>")},
    )
    code, _, errors = run(["adopt", tmp_path / export, tmp_path / "new"], capsys)
    assert (code, "bug" in errors) == (0, False), errors
    assert "content/en/posts/a.md" in files_of(tmp_path / "new")


def test_a_huge_file_is_told_and_not_read(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {"hugo.toml": "", "content/a.md": PAGE})
    with (site / "content/a.png").open("wb") as file:
        file.truncate(1 << 40)
    adopted = adopt_site(site)
    assert [edit.path for edit in adopted.edits] == ["content/en/a.md", "content/site.toml"]
    assert [problem.position[0] for problem in adopted.problems] == ["content/a.png"]


def test_a_page_beyond_measure_is_told_and_left_as_it_was(tmp_path: Path) -> None:
    body = "<p>" + "word " * 100_001 + "</p>"
    site = write_files(
        tmp_path / "site", {"conf.py": "BLOG_TITLE = 'x'\n", "posts/a.html": f"<!--\n.. title: A\n-->\n{body}\n"}
    )
    adopted = adopt_site(site, "nikola")
    reported = [one.kind for one in adopted.problems if isinstance(one, NotAdopted)]
    assert reported == ["a text of more than half a million characters, left as it was"]
    assert any(body.encode() in (edit.after or b"") for edit in adopted.edits), "nothing is lost"


def test_many_pages_of_one_name_get_a_number_each(tmp_path: Path) -> None:
    text = "---\ntitle: A\ntranslationKey: a\n---\nA.\n"
    site = write_files(tmp_path / "site", {"hugo.toml": "", **{f"content/{n:03}.md": text for n in range(60)}})
    adopted = adopt_site(site)
    paths = [edit.path for edit in adopted.edits if edit.path.endswith(".md")]
    assert sorted(paths) == sorted(["content/en/000.md", *(f"content/en/000-{n}.md" for n in range(2, 61))])
    assert len(adopted.problems) == 59


# ---------------------------------------------------------------- other programs


@pytest.mark.parametrize("name", sorted(path.name for path in SITES.iterdir()))
def test_a_site_of_another_program_becomes_a_publication(
    name: str, tmp_path: Path, far_day: None, capsys: pytest.CaptureFixture[str], accept: bool
) -> None:
    """The program is found out. Nothing that a site has is run: its programs end whatever runs them."""
    target = tmp_path / "journal"
    reported = adopt(SITES / name / "site", target, capsys)
    written = {path: content for path, content in files_of(target).items() if path != "adopted.md"}
    lines = "".join(f"{file}:{line}: {what}\n" for what, file, line in reported)
    assert {severity for severity, _ in problems_of_build(target, capsys)} <= {"warning"}
    _, status = run_json(["status", "--root", target], capsys)
    _, sync = run_json(["sync", "--adopt", "--root", target], capsys)
    verdicts = {(row["article"], row["lang"]): f", {row['verdict']}" for row in sync["articles"]}
    states = "".join(
        f"{row['article'] or '/'}: {row['original']} → {row['lang']}: {row['state']}"
        f"{verdicts.get((row['article'], row['lang']), '')}\n"
        for row in status["articles"]
    )
    expected = SITES / name
    if accept:
        for path, text in ({f"publication/{path}": text for path, text in written.items()}).items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(text)
        (expected / "told.txt").write_text(lines, encoding="utf-8")
        (expected / "status.txt").write_text(states, encoding="utf-8")
    assert lines == (expected / "told.txt").read_text(encoding="utf-8")
    assert states == (expected / "status.txt").read_text(encoding="utf-8")
    assert written == files_of(expected / "publication")


def test_the_program_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder may have what several programs know."""
    site = write_files(
        tmp_path / "site", {"mkdocs.yml": "site_name: A\n", "docs/a.md": "# A\n", "_config.yml": "title: B\n"}
    )
    written = {}
    for name in ("mkdocs", "jekyll"):
        code, document = run_json(["adopt", site, tmp_path / name, "--from", name], capsys)
        assert code == 0
        written[name] = [path for path in document["written"] if path.startswith("content/") and path.endswith(".md")]
    assert written == {"mkdocs": ["content/en/a.md"], "jekyll": ["content/en/docs/a.md", "content/en/docs/index.md"]}
    code, document = run_json(["adopt", site, tmp_path / "other", "--from", "nikola"], capsys)
    assert (code, document["problems"][0]["code"]) == (1, "unknown-site")
    assert run(["adopt", site, tmp_path / "other", "--from", "hugoo"], capsys)[0] == 2


def test_an_export_is_named_by_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = SITES / "wordpress-wpml/site/export.xml"
    code, document = run_json(["adopt", export, tmp_path / "journal"], capsys)
    assert (code, "content/en/о-нас.md" in document["written"]) == (0, True)


def test_the_next_commands_can_be_copied_also_where_a_folder_has_a_space(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write_files(tmp_path / "site", {"hugo.toml": "", "content/a.md": "---\ntitle: A\n---\nWords.\n"})
    out = run(["adopt", site, tmp_path / "our site", "--ui-lang", "en"], capsys)[1]
    assert out.splitlines()[-1].endswith(f" sync --adopt --root '{tmp_path}/our site'")


def test_folders_of_installed_packages_are_not_the_sites(tmp_path: Path) -> None:
    site = write_files(
        tmp_path / "site",
        {"mkdocs.yml": "", "docs/a.md": "# A\n", "docs/node_modules/b/b.md": "# B\n", "docs/.git/c.md": "# C\n"},
    )
    adopted = adopt_site(site)
    assert [edit.path for edit in adopted.edits] == ["content/en/a.md", "content/site.toml"]


WXR = """<?xml version="1.0"?>{type}<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>A</title>
<item><title>{title}</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:post_name>{name}</wp:post_name><wp:post_id>1</wp:post_id><wp:post_parent>1</wp:post_parent>{more}</item></channel></rss>"""


def wxr(**parts: str) -> str:
    return WXR.format(**({"type": "", "title": "A", "name": "a", "more": ""} | parts))


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        ({"x.xml": wxr(type=BOMB, title="&c;")}, {"an export that cannot be read"}),
        ({"x.xml": wxr(type='<!DOCTYPE rss SYSTEM "file:///etc/passwd">')}, {"an export that cannot be read"}),
        ({"x.xml": wxr(title="&nbsp;")}, {"an export that cannot be read"}),
        ({"x.xml": wxr(more="<a>" * 100_000)}, {"an export that cannot be read"}),
        ({"x.xml": wxr()[:200]}, {"an export that cannot be read"}),
        *(
            ({"x.xml": wxr().replace('"1.0"', f'"1.0" encoding="{name}"')}, {"an export that cannot be read"})
            for name in ("UTF-7", "big5", "gb2312", "idna", "rot13", "x")
        ),
        ({"x.xml": wxr(more="<wp:menu_order>²</wp:menu_order>").replace(">post<", ">nav_menu_item<") + ""}, set()),
        ({"x.xml": wxr(more=f"<wp:menu_order>{'9' * 5_000}</wp:menu_order>").replace(">post<", ">nav_menu_item<")}, set()),
        ({"x.xml": wxr(name="../../../b", title="../b")}, set()),
        ({"x.xml": wxr(name="", title="", more="<link>//[</link><wp:menu_order>x</wp:menu_order>")}, set()),
        ({"_config.yml": "a: &a [x]\nb: *a\n", "_posts/2020-01-01-a.md": PAGE}, set()),
        ({"_config.yml": "collections: [[a], 1]\nlanguages: {a: b}\ntitle: [1]\n", "../a.md": PAGE}, set()),
        ({"_config.yml": "", "_posts/9999-99-99-a.md": "---\npermalink: [a]\nlang: ../..\ntags: {a: b}\n---\n"}, {"a text in another language"}),
        ({"mkdocs.yml": "nav: {a: [b]}\nplugins: [i18n: {languages: x}]\ndocs_dir: ../..\n", "docs/a.md": PAGE}, set()),
        ({"mkdocs.yml": "docs_dir: docs\nextra: " + "[" * 200, "docs/a.md": PAGE}, {"unreadable-site"}),
        ({"docusaurus.config.js": "locales: ['en', '../..']", "docs/a.md": "---\nslug: ../../../a\nauthors: [[a]]\n---\n", "i18n/a.md": PAGE, "i18n/en": ""}, set()),
        ({"conf.py": "BLOG_TITLE = 'A'\nPOSTS = [[" + "[" * 5_000, "posts/a.md": PAGE}, {"unreadable-site"}),
        ({"conf.py": "BLOG_TITLE = {[]: 1}\nPOSTS = (('../../*.md', '..', 1),)\nTRANSLATIONS = {1: []}\n", "posts/a.md": PAGE}, set()),
        ({"conf.py": "BLOG_TITLE = 'A'\nTRANSLATIONS_PATTERN = ''\n", "posts/a.md": ".. slug: ../../a\n.. tags: ,\n"}, set()),
    ],
)  # fmt: skip
def test_a_hostile_site_of_any_program_is_told_and_stays_inside(
    tmp_path: Path, files: dict[str, str], reported: set[str]
) -> None:
    site = write_files(tmp_path / "a/site", files)
    adopted = adopt_site(site)
    assert {one.kind if isinstance(one, NotAdopted) else one.code for one in adopted.problems} >= reported
    for edit in adopted.edits:
        assert Path(normpath(edit.path)).is_relative_to("content")
        assert ".." not in Path(edit.path).parts
