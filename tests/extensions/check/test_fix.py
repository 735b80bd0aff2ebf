"""`fix`: what is typed becomes what the page shows, everything else stays byte for byte, and readers see no difference."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.core.test_typography import PLAIN
from tests.tools.publication import EPOCH, codes, files_of, publish, run, run_json, write_files

ROOT = Path(__file__).resolve().parents[2]

# What is typed in a Russian text, and what its source has afterwards. No no-break space is put in: the page binds.
MENDED: Mapping[str, str] = {
    'Он сказал: "Рынок "Яндекс" -- это *факт*"...': "Он сказал: «Рынок „Яндекс“ — это *факт*»…",
    "Два  пробела , и запятая.": "Два пробела, и запятая.",
    "В 1990-1995 гг. выросло на 31%.": "В 1990–1995 гг. выросло на 31 %.",
    "Нога\u00adм и cлово.": "Ногам и слово.",
    "И\u0306од": "Йод",
    '> Цитата "и\n> так" - вот.': "> Цитата «и\n> так» — вот.",
    '- Пункт "один"\n  - и "два"': "- Пункт «один»\n  - и «два»",
    '| "а" | б |\n|---|---|\n| в - г | `"д"` |': '| «а» | б |\n|---|---|\n| в — г | `"д"` |',
    'Текст[^1] "с" ней.\n\n[^1]: Сноска "тут" -- вот.': "Текст[^1] «с» ней.\n\n[^1]: Сноска «тут» — вот.",
    '[He said "no"]{lang=en} и "нет".': "[He said “no”]{lang=en} и «нет».",
    'Раз[^a], два[^a], три[^a].\n\n[^a]: И т.   д. -- "да"; т.д.': (
        "Раз[^a], два[^a], три[^a].\n\n[^a]: И т. д. — «да»; т. д."
    ),
    'Он \\"жил" там \\- год, "и" ушел.': "Он «жил» там — год, «и» ушел.",
    'Тут "да" {{< ref "a -- b" >}} и "нет".': 'Тут «да» {{< ref "a -- b" >}} и «нет».',
}

# What no edit may touch.
KEPT = [
    '`"код" -- так`',
    '```\n"код" -- так\n```',
    '    "код" -- так',
    '$"a" -- b$',
    '<http://пример.испытание/--"x">',
    '[слово](адрес--адрес.md "заголовок -- тут")',
    '<kbd title="a -- b">Ctrl</kbd>',
    '<!-- "замечание" -- тут -->',
    "[„лапки“]{.verbatim}",
    "[Слово]{.класс--другой}",
    "Строка\\\nи другая  \nи третья.",
    "в Праге",
    "## Заголовок из cлов",
    "\\*\\*",
    '{{% def id="AIA" name="Authority -- Access" %}} Поле. {{% /def %}}',
    '{{ site.data["a"] | where: "b", "c"\n  | first }}',
    '{% assign release = site.data.releases | where: "version", "3.4.4" | first %}',
    '{% highlight irb %}\nirb(main):035:0> g = Greeter.new("Pat")\n\n=> #<Greeter:0x16cac @name="Pat">\n{% endhighlight %}',
    '{{< highlight go "linenos=table" >}}\nfmt.Println("a -- b")\n{{< /highlight >}}',
    '{% raw %}\n"код" -- так\n{% endraw %}',
    'Слово {: title="a -- b"}',
    "&mdash; &laquo;а&raquo;",
]


def publication(root: Path, text: str, lang: str = "ru") -> Path:
    path = f"content/{lang}/text.md"
    write_files(root, {path: text, "content/site.toml": 'base_url = "https://journal.example"\n'})
    return root / path


def fix(root: Path, *options: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code, out, err = run(["fix", "--root", root, "--ui-lang", "en", *options], capsys)
    return code, out + err


# ---------------------------------------------------------------- what changes, and what does not


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Every text of `MENDED`, mended at once: a file each."""
    root = tmp_path_factory.mktemp("mended")
    write_files(root, {f"content/ru/{number}.md": f"# Текст\n\n{text}\n" for number, text in enumerate(MENDED)})
    command = [sys.executable, "-m", "diglot", "fix", "--yes", "--root", str(root)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    texts = (root / f"content/ru/{number}.md" for number in range(len(MENDED)))
    after = (text.read_text(encoding="utf-8").removeprefix("# Текст\n\n").removesuffix("\n") for text in texts)
    return dict(zip(MENDED, after, strict=True))


@pytest.mark.parametrize("typed", MENDED, ids=range(len(MENDED)))
def test_what_is_typed_becomes_what_is_meant(typed: str, mended: Mapping[str, str]) -> None:
    assert mended[typed] == MENDED[typed]


def test_everything_else_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = '---\ntitle: \'Он сказал "да" -- и ушел\'\nunknown: "a -- b"\n---\n' + "\n\n".join(KEPT) + "\n"
    file = publication(tmp_path, text)
    code, out = fix(tmp_path, "--yes", capsys=capsys)
    assert (code, out) == (0, "Nothing to fix.\n")
    assert file.read_text(encoding="utf-8") == text


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = publication(tmp_path, "")
    file.write_bytes(b'\xef\xbb\xbf---\r\ntitle: "A"\r\n---\r\n' + '"Да" -- и\r\n"нет".\n'.encode() + b"\r\n")
    assert fix(tmp_path, "--yes", capsys=capsys)[0] == 0
    assert file.read_bytes() == b'\xef\xbb\xbf---\r\ntitle: "A"\r\n---\r\n' + "«Да» — и\r\n«нет».\n".encode() + b"\r\n"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_readers_see_no_difference(lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every case of the specification as a paragraph: the page is the same byte for byte, before and after."""
    texts = [case.written for case in PLAIN if case.lang == lang and "\n" not in case.written]
    body = "\n\n".join(re.sub(r"([\\`*_\[\]<>#|~^$&{}])|^([-+:]|\d+[.)])(?= )", r"\\\g<0>", text) for text in texts)
    publication(tmp_path, f"---\ntitle: A\n---\n\n{body}\n", lang)
    assert publish(tmp_path).is_published
    before = files_of(tmp_path / "public")
    _, out = fix(tmp_path, "--yes", capsys=capsys)
    assert "1 file fixed" in out
    assert publish(tmp_path).is_published
    after = files_of(tmp_path / "public")
    pages = [site[f"{lang}/text/index.html"].decode().partition("<main")[2] for site in (before, after)]
    assert len(pages[0]) > 4_000
    assert pages[0] == pages[1]


def test_what_was_fixed_needs_no_more_fixing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publication(tmp_path, "\n\n".join([*MENDED, *KEPT]))
    fix(tmp_path, "--yes", capsys=capsys)
    assert fix(tmp_path, "--yes", capsys=capsys) == (0, "Nothing to fix.\n")


def test_a_rule_that_is_off_fixes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = publication(tmp_path, '"Да" -- и нет.\n')
    (tmp_path / "content/site.toml").write_text('[typography]\noff = ["ru/quotes"]\n', encoding="utf-8")
    fix(tmp_path, "--yes", capsys=capsys)
    assert file.read_text(encoding="utf-8") == '"Да" — и нет.\n'


def test_a_file_that_is_not_utf8_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = publication(tmp_path, "")
    file.write_bytes('"Да" -- и нет.\n'.encode("cp1251"))
    fix(tmp_path, "--yes", capsys=capsys)
    assert file.read_bytes() == '"Да" -- и нет.\n'.encode("cp1251")


# ---------------------------------------------------------------- readers see no difference, whatever is written

_SIGNS = [*"\"'„“”«»’—–-…,.;:!?()%№*_[]`{}|<>#~^$&\\/", "--", "---", "...", "  ", " - ", "\u00a0", "\u00ad", "e\u0301"]
_WORDS = [
    "да",
    "в",
    "т.",
    "д.",
    "Рим",
    "cлово",
    "5",
    "1990",
    "10-12",
    "rock'n'roll",
    "the",
    "Kate's",
    "XIX",
    "cм.",
    "№5",
]
_PIECES = ["[^a]", "[^b]", "*да*", "**no**", "`x - y`", "[a -- b](x.md)", '{{< a "b" >}}', "{% if a == 'b' %}", "$x^2$"]
_LINES = st.lists(
    st.sampled_from([*_SIGNS, *_WORDS, *_WORDS, *_PIECES, " ", " ", " ", "\n"]), min_size=1, max_size=30
).map("".join)
_STARTS = st.sampled_from(["", "", "", "- ", "> ", "## ", "1. ", "    ", "| a | b |\n|---|---|\n| "])
_TEXTS = st.lists(st.builds("{}{}".format, _STARTS, _LINES), min_size=1, max_size=8).map(
    lambda blocks: "\n\n".join([*blocks, '[^a]: A "note" - т.   д.', "[^b]: Let's *go*..."]) + "\n"
)


def pages(root: Path) -> dict[str, str]:
    """The text of every page, its markup with it."""
    report = publish(root, is_lenient=True)
    assert report.is_published, codes(report)
    files = files_of(root / "public")
    return {
        path: page.decode().partition("<main")[2].partition("</main>")[0]
        for path, page in files.items()
        if path.endswith(".html")
    }


# Many texts at a time, for a build has its price; what fails is told by itself, so nothing is made smaller.
@settings(max_examples=2, phases=[Phase.explicit, Phase.generate], deadline=None, suppress_health_check=[*HealthCheck])
@given(texts=st.lists(st.tuples(st.sampled_from(["en", "ru"]), _TEXTS), min_size=40, max_size=40))
def test_whatever_is_written_reads_as_before(
    texts: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a second `fix` finds nothing."""
    root = tmp_path_factory.mktemp("written")
    files = {f"content/{lang}/t{number}.md": f"# T{number}\n\n{text}" for number, (lang, text) in enumerate(texts)}
    write_files(root, {**files, "content/site.toml": 'base_url = "https://journal.example"\n'})
    before = pages(root)
    fix(root, "--yes", capsys=capsys)
    after = pages(root)
    changed = [path for path in before if before[path] != after.get(path)]
    assert not changed, files[f"content/{changed[0].removesuffix('/index.html')}.md"]
    assert fix(root, "--yes", capsys=capsys)[1].endswith("Nothing to fix.\n")


_TYPED = {"“": '"', "”": '"', "«": '"', "»": '"', "’": "'", " — ": " -- ", "—": "--", "…": "..."}


@pytest.mark.long
def test_the_sample_typed_by_hand_reads_as_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    for path in tmp_path.glob("content/[er][nu]/**/*.md"):
        opening, front, body = path.read_text(encoding="utf-8").partition("\n---\n")
        for sign, typed in _TYPED.items():
            body = body.replace(sign, typed)
        path.write_text(opening + front + body, encoding="utf-8")
    before = pages(tmp_path)
    _, out = fix(tmp_path, "--yes", capsys=capsys)
    assert re.search(r"\d\d files fixed", out)
    assert pages(tmp_path) == before
    assert fix(tmp_path, "--yes", capsys=capsys)[1].endswith("Nothing to fix.\n")


# ---------------------------------------------------------------- shown first, written when wanted


TYPED = '"Да" -- и нет.\n'
DIFF = '--- a/content/ru/text.md\n+++ b/content/ru/text.md\n@@ -1 +1 @@\n-"Да" -- и нет.\n+«Да» — и нет.\n'


def test_the_change_is_shown_and_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = publication(tmp_path, TYPED)
    assert fix(tmp_path, "--dry-run", capsys=capsys) == (1, f"{DIFF}1 file would change\n")
    assert file.read_text(encoding="utf-8") == TYPED


def test_nothing_is_written_unasked(tmp_path: Path) -> None:
    """Where nobody can be asked, in a script."""
    file = publication(tmp_path, TYPED)
    command = [sys.executable, "-m", "diglot", "fix", "--root", str(tmp_path), "--ui-lang", "en"]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    reported = f"{DIFF}1 file would change\nNothing was written. --yes writes without asking.\n"
    assert (done.returncode, done.stdout) == (1, reported)
    assert file.read_text(encoding="utf-8") == TYPED


@pytest.mark.parametrize(("answer", "is_written"), [("y", True), ("да", True), ("", False), ("n", False)])
def test_at_a_terminal_the_editor_is_asked(answer: str, is_written: bool, tmp_path: Path) -> None:
    file = publication(tmp_path, TYPED)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "diglot", "fix", "--root", str(tmp_path), "--ui-lang", "en"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, text=True)
    os.close(theirs)
    os.write(ours, f"{answer}\n".encode())
    out, _ = process.communicate()
    os.close(ours)
    assert "Write these changes? [y/N]" in out
    assert process.returncode == (0 if is_written else 1)
    assert (file.read_text(encoding="utf-8") != TYPED) == is_written


def test_what_an_editor_saves_while_the_question_waits_stays(tmp_path: Path) -> None:
    """Its mode and its second file too: the rest is fixed."""
    write_files(tmp_path, {"content/ru/other.md": TYPED})
    file = publication(tmp_path, TYPED)
    file.chmod(0o660)
    (tmp_path / "content/ru/other.md").chmod(0o660)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "diglot", "fix", "--root", str(tmp_path), "--ui-lang", "en"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    )
    os.close(theirs)
    assert process.stdout
    shown = b""
    while b"[y/N]" not in shown:
        shown += process.stdout.read(1)
    with file.open("a", encoding="utf-8") as saved:
        saved.write("Дописано.\n")
    os.write(ours, b"y\n")
    _, errors = process.communicate()
    os.close(ours)
    assert file.read_text(encoding="utf-8") == f"{TYPED}Дописано.\n"
    assert b"content/ru/text.md:1: " in errors
    assert b"[file-changed-meanwhile]" in errors
    assert process.returncode == 1
    assert (tmp_path / "content/ru/other.md").read_text(encoding="utf-8") != TYPED
    assert [path.stat().st_mode & 0o777 for path in (file, tmp_path / "content/ru/other.md")] == [0o660, 0o660]


def test_one_article_is_fixed_and_others_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"content/ru/{name}.md": TYPED for name in ("a", "b")}
    write_files(tmp_path, files)
    fix(tmp_path, "a", "--yes", capsys=capsys)
    assert [(tmp_path / name).read_text(encoding="utf-8") == TYPED for name in files] == [False, True]


def test_scripts_get_one_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    publication(tmp_path, TYPED)
    code, document = run_json(["fix", "--root", tmp_path], capsys)
    assert code == 1
    assert document == {
        "files": [{"file": "content/ru/text.md", "diff": DIFF}],
        "written": False,
        "problems": [],
    }
    assert run_json(["fix", "--root", tmp_path, "--yes"], capsys)[1]["written"]


def test_links_that_lead_to_one_text_from_another_folder_are_rewritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "# A\n\n[root](guide/b) [slash](/guide/b.md#x) [right](b.md) [up](../guide/b.md) [twice](more/c) [name](c)\n\n"
        '`[code](guide/b)` <a href="guide/b">raw</a> [out](https://a.example/guide/b) [gone](guide/z)\n'
    )
    others = dict.fromkeys(["guide/b", "x/more/c", "y/more/c"], "# Other\n\nText.\n")
    files = {f"content/en/{key}.md": other for key, other in others.items()} | {"content/en/guide/a.md": text}
    root = write_files(tmp_path, files)
    assert run(["--root", root, "fix", "guide/a", "--yes"], capsys)[0] == 0
    assert (root / "content/en/guide/a.md").read_text(encoding="utf-8") == (
        "# A\n\n[root](b.md) [slash](/guide/b.md#x) [right](b.md) [up](../guide/b.md) [twice](more/c) [name](c)\n\n"
        '`[code](guide/b)` <a href="b.md">raw</a> [out](https://a.example/guide/b) [gone](guide/z)\n'
    )


def test_the_end_of_input_stops_like_ctrl_c(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", end)
    root = write_files(tmp_path, {"content/en/a.md": "---\ntitle: A\n---\n\nHe said 'no'  twice...\n\n# Late\n"})
    monkeypatch.setattr("diglot.extensions.check.cli.fix.may_write", lambda *_: end(""))
    code, _, err = run(["fix", "--root", root, "--ui-lang", "en"], capsys)
    assert (code, "bug in diglot" in err) == (130, False)
