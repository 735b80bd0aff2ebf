"""What a pull request leaves to be done: as Markdown, as one comment on a stand-in of GitHub, and as a badge."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from diglot.adapters.git import Commit
from diglot.extensions.report.adapters.changed_files import changed_since
from diglot.extensions.report.core.badge import badge
from diglot.extensions.report.core.markdown_report import ISSUE_MARK, MARK, Change, Task, markdown_report, words_of
from tests.tools import repositories
from tests.tools.publication import DAY, files_of, formatter, run, run_json, write_files
from tests.tools.sent_attacks import ANSWERS

HOUSE = {
    "content/site.toml": 'languages = ["en", "ru"]\n',
    "content/en/ice.md": "---\ntitle: Ice\n---\nThe ice came late.\n\nIt stayed.\n",
    "content/ru/ice.md": "---\ntitle: Лед\n---\nЛед пришел поздно.\n\nОн остался.\n",
    "content/en/snow.md": "---\ntitle: Snow\n---\nThere was snow.\n",
    "content/ru/snow.md": "---\ntitle: Снег\n---\nВыпал снег.\n",
}
BOT = "github-actions[bot]"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *words], cwd=folder, check=True)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A publication in step, committed, in which the commands are typed; messages are English unless a text decides."""
    root = write_files(tmp_path / "house", HOUSE)
    monkeypatch.chdir(root)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for article in ("ice", "snow"):
        assert run(["sync", article, "--by", "Nina"], capsys)[0] == 0
    git(root, "init", "--quiet", ".")
    (root / ".gitignore").write_text(".cache\n")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "In step")
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def test_what_is_to_be_done_is_grouped_with_the_command_for_each(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(house, "content/en/ice.md", "late", "early")
    change(house, "content/ru/snow.md", "Выпал", "Был")
    write_files(house, {"content/en/fog.md": "---\ntitle: Fog\n---\nFog rose.\n"})
    code, out, _ = run(["report", "--since", "HEAD", "--ui-lang", "en"], capsys)
    assert code == 0
    assert out.splitlines() == [
        MARK,
        "### Translate again what has changed",
        "",
        "- `content/ru/ice.md` (en → ru): `diglot diff ice`",
        "  - `content/en/ice.md:4`: The ice came <del>late</del><ins>early</ins>.",
        "",
        "### Translate",
        "",
        "- `content/en/fog.md` (en → ru): `diglot translate fog --to ru`",
        "",
        "### See whether the original should change as well",
        "",
        "- `content/ru/snow.md` (en → ru): `diglot diff snow`",
        "  - `content/ru/snow.md:4`: <del>Выпал</del><ins>Был</ins> снег.",
        "",
        "Then `diglot sync …` declares both texts in step; `diglot sync --minor …` if the change does not affect the "
        "translation.",
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([("content/ru/ice.md", "Он", "Тот")], "Посмотреть, не изменить ли и оригинал"),
        ([("content/ru/ice.md", "Он", "Тот"), ("content/en/ice.md", "late", "early")], "Translate again"),
    ],
)
def test_a_contributor_is_spoken_to_in_the_language_of_what_they_changed(
    changes: list[tuple[str, str, str]], words: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in changes:
        change(house, *one)
    assert words in run(["report", "--since", "HEAD"], capsys)[1]


def test_no_text_can_be_markup_of_the_page_that_shows_the_report() -> None:
    pieces = (("same", "a " * 200), ("in", "@ann <img src=x> [x](y) `c` #12"), ("same", " and" * 200))
    task = Task("update", "en → ru", "content/ru/`a.md", "diff a", (Change("content/en/a b.md:3", pieces),))  # type: ignore[arg-type]
    text = markdown_report([task] * 60, formatter("en").say, "diglot", "https://host.example/blob/c0/")
    assert not {"@", "<img", "](y)", "#12"} & {part for part in ("@", "<img", "](y)", "#12") if part in text}
    assert "(https://host.example/blob/c0/content/en/a%20b.md?plain=1#L3)" in text
    assert "- and 20 more" in text
    assert len(words_of(pieces)) < 300  # type: ignore[arg-type]


# ---------------------------------------------------------------- a stand-in of GitHub


class Forge(ThreadingHTTPServer):
    """What the comments of a pull request are, or the issues, and how each request went."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.comments: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.may_write = True
        self.instead = b""

    def add(self, login: str, body: str, title: str = "") -> dict[str, Any]:
        number = len(self.comments) + 1
        one = {"id": number, "number": number, "title": title, "state": "open", "body": body}
        one |= {"user": {"login": login}, "html_url": f"https://host.example/{number}"}
        self.comments.append(one)
        return one


class _Handler(BaseHTTPRequestHandler):
    server: Forge

    def do_GET(self) -> None:
        page = int(self.path.rpartition("page=")[2])
        self.answer(self.server.comments[100 * (page - 1) : 100 * page])

    def do_POST(self) -> None:
        self.answer(self.server.add(BOT, **self.read()))

    def do_PATCH(self) -> None:
        one = self.server.comments[int(self.path.rpartition("/")[2]) - 1]
        one |= self.read()
        self.answer(one)

    def read(self) -> dict[str, str]:
        return dict(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def answer(self, document: object) -> None:
        is_ours = self.path.startswith("/repos/o/r/issues") and self.headers["Authorization"] == "Bearer t0"
        may = is_ours and (self.command == "GET" or self.server.may_write)
        self.server.calls.append(self.command)
        self.send_response(200 if may else 403)
        self.end_headers()
        self.wfile.write(self.server.instead or json.dumps(document if may else {"message": "no"}).encode())

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forge]:
    """A server that a workflow of GitHub would find, for the pull request 7 of o/r."""
    forge = Forge()
    threading.Thread(target=forge.serve_forever, daemon=True).start()
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7, "head": {"sha": "c0ffee"}}}))
    variables: Mapping[str, str] = {
        "GITHUB_API_URL": f"http://127.0.0.1:{forge.server_port}",
        "GITHUB_SERVER_URL": "https://host.example",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_WORKSPACE": str(tmp_path),
        "GH_TOKEN": "t0",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    yield forge
    forge.shutdown()
    forge.server_close()


def test_one_comment_is_edited_in_place_until_all_is_clear(
    house: Path, forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    post = ["report", "--since", "HEAD", "--comment"]
    # Nothing to say, and nothing was said before.
    assert run_json(post, capsys)[1]["comment"] == ""
    assert forge.comments == []
    forge.comments += [{"id": 0, "body": None, "user": {"login": "ann"}, "html_url": ""} for _ in range(100)]
    forge.add("mallory", f"{MARK}\nNot by diglot.")
    change(house, "content/en/ice.md", "late", "early")
    assert run_json(post, capsys)[1]["comment"] == "https://host.example/102"
    report = forge.comments[-1]["body"]
    assert report.startswith(MARK)
    assert "(https://host.example/o/r/blob/c0ffee/house/content/en/ice.md?plain=1#L4)" in report
    run(post, capsys)
    assert forge.calls.count("PATCH") == 0
    change(house, "content/en/ice.md", "early", "soon")
    run(post, capsys)
    assert "<ins>soon</ins>" in forge.comments[-1]["body"]
    change(house, "content/en/ice.md", "soon", "late")
    assert run_json(post, capsys)[1]["comment"] == "https://host.example/102"
    assert "Nothing is left to be done" in forge.comments[-1]["body"]
    assert (len(forge.comments), forge.comments[100]["body"]) == (102, f"{MARK}\nNot by diglot.")


def test_one_issue_says_what_each_translator_has_to_do_and_is_closed_when_nothing_is_left(
    house: Path, forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_SHA", "c0ffee")
    post = ["report", "--issue"]
    assert run_json(post, capsys)[1]["comment"] == ""
    forge.add("mallory", f"{ISSUE_MARK}\nNot by diglot.")
    change(house, "content/en/ice.md", "late", "early")
    change(house, "content/ru/snow.md", "title: Снег", "title: Снег\ntranslators: [ann]")
    change(house, "content/en/snow.md", "was", "is")
    write_files(house, {"content/en/fog.md": "---\ntitle: Fog\n---\nFog rose.\n"})
    assert run_json(post, capsys)[1]["comment"] == "https://host.example/2"
    issue = forge.comments[1]
    assert (issue["title"], issue["state"]) == ("Translations: what is left to be done", "open")
    headings = [line for line in issue["body"].splitlines() if line.startswith("## ")]
    assert headings == ["## Nina (1)", "## ann (1)", "## Of nobody yet (1)"]
    assert "(https://host.example/o/r/blob/c0ffee/house/content/ru/ice.md)" in issue["body"]
    run(post, capsys)
    assert forge.calls.count("PATCH") == 0
    change(house, "content/en/ice.md", "early", "late")
    change(house, "content/en/snow.md", "is", "was")
    (house / "content/en/fog.md").unlink()
    assert run_json(post, capsys)[1]["comment"] == "https://host.example/2"
    assert (issue["state"], len(forge.comments)) == ("closed", 2)
    assert "Nothing is left to be done" in issue["body"]
    change(house, "content/en/ice.md", "late", "soon")
    run(post, capsys)
    assert (issue["state"], len(forge.comments)) == ("open", 2)


def test_a_report_that_may_not_be_posted_is_told_and_printed(
    house: Path, forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    forge.may_write = False
    change(house, "content/en/ice.md", "late", "early")
    code, out, err = run(["report", "--since", "HEAD", "--comment"], capsys)
    assert code == 0
    assert "[not-posted]" in err and "t0" not in err
    assert "<ins>early</ins>" in out


@pytest.mark.parametrize("option", ["--comment", "--issue"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_is_none_is_told_and_the_report_printed(
    answer: str, option: str, house: Path, forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    forge.instead = ANSWERS[answer]
    change(house, "content/en/ice.md", "late", "early")
    code, out, err = run(["report", option], capsys)
    assert code == 0
    assert "[not-posted]" in err
    assert "<ins>early</ins>" in out


@pytest.mark.parametrize("token", ["t0\n", "t0\r\nX-Other: 1"])
def test_a_token_with_an_end_of_a_line_is_not_printed(
    token: str, house: Path, forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One at its end, as whoever prints a secret into a variable leaves it, is no part of it."""
    monkeypatch.setenv("GH_TOKEN", token)
    change(house, "content/en/ice.md", "late", "early")
    code, out, err = run(["report", "--comment"], capsys)
    assert "t0" not in out + err
    assert (code, "[not-posted]" in err) == (0, "X-Other" in token)


def test_a_site_of_another_program_is_reported_by_its_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write_files(
        tmp_path,
        {
            "docusaurus.config.js": "module.exports = {i18n: {defaultLocale: 'en', locales: ['en', 'ru']}};\n",
            "docs/ice.md": "# Ice\n\nThe ice came late.\n",
            "i18n/ru/docusaurus-plugin-content-docs/current/ice.md": "# Лед\n\nЛед пришел поздно.\n",
            "docs/fog.md": "# Fog\n\nFog rose.\n",
        },
    )
    monkeypatch.chdir(site)
    run(["sync", "docs/ice.md"], capsys)
    change(site, "docs/ice.md", "late", "early")
    out = run(["report", "--ui-lang", "en"], capsys)[1]
    translation = "i18n/ru/docusaurus-plugin-content-docs/current/ice.md"
    assert f"- `{translation}` (en → ru): `diglot diff {translation}`\n  - `docs/ice.md:3`: " in out
    assert "### Translate\n\n- `docs/fog.md` (en → ru): `diglot translate docs/fog.md --to ru`\n" in out


def test_a_badge_says_how_many_are_in_step(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(house, "content/en/ice.md", "late", "early")
    run(["report", "--badge", "badge.svg", "--ui-lang", "ru", "--output", "report.md"], capsys)
    assert (
        ElementTree.fromstring((house / "badge.svg").read_text()).get("aria-label")
        == "переводы сверены: 50\N{NO-BREAK SPACE}%"
    )
    assert len({badge("a", "b", share).split('fill="')[2][:7] for share in (1, 0.8, 0.1)}) == 3


def test_what_has_changed_is_compared_with_a_commit(tmp_path: Path) -> None:
    root = write_files(tmp_path, {f"content/{lang}/a.md": "Words.\n" for lang in ("en", "ru")})
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Begin"]):
        git(root, *words)
    write_files(root, {"content/ru/a.md": "Иначе.\n", "content/ru/b.md": "Новое.\n", "content/ru/x\ny.md": "Новое.\n"})
    files = {f"content/{path}": text for path, text in files_of(root / "content").items()}
    commit = Commit(repositories.git(root, "rev-parse", "HEAD"), DAY)
    assert changed_since(root, commit, files) == ("content/ru/a.md", "content/ru/b.md")
