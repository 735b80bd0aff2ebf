"""Compiling texts: batches, what is read once, cache keys."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.model.markup.typography import HouseStyle
from diglot.pipeline.typeset import text_compiler
from diglot.pipeline.typeset.text_compiler import _batches
from diglot.queries.text_job import CompileJob
from tests.tools.publication import publish, write_files

ROOT = Path(__file__).parents[2]
STYLE = HouseStyle()


def jobs_of(articles: int) -> list[CompileJob]:
    """Originals, each with two translations after it."""
    rows = []
    for number in range(articles):
        original = CompileJob(f"content/en/{number}.md", "en", bytes([number]), 1, None, STYLE)
        others = [CompileJob(f"content/{lang}/{number}.md", lang, b"", 1, original, STYLE) for lang in ("ru", "de")]
        rows += [original, *others]
    return rows


@pytest.mark.parametrize("size", [1, 4, 7, 100])
def test_editions_of_an_article_go_in_one_batch(size: int) -> None:
    jobs = jobs_of(9)
    batches = list(_batches(jobs, lambda _: size))
    assert [job for batch in batches for job in batch] == jobs
    for batch in batches:
        assert len(batch) % 3 == 0
        assert len(batch) >= min(size, len(jobs) % 3 or 3)


def test_batches_are_as_large_as_what_is_left_allows() -> None:
    left: list[int] = []

    def third(count: int) -> int:
        left.append(count)
        return count // 3

    sizes = [len(batch) for batch in _batches(jobs_of(20), third)]
    assert sizes == sorted(sizes, reverse=True)
    assert (left[0], sum(sizes)) == (60, 60)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(("ending", "conversions"), [("at nine", 1), ("at $n + 1$", 2)])
def test_each_text_is_read_once_and_written_at_most_once(
    tmp_path: Path, jobs: int, ending: str, conversions: int
) -> None:
    """A translation needs its original's tree, and each text has notes: pandoc is not asked again for either.

    It is not asked at all to write prose.
    """
    texts = {
        "en": f"# Ferry\n\nIt left.[^1] Nobody was late.[^2]\n\n[^1]: That is, {ending}.\n\n[^2]: Or so {ending}.\n",
        "ru": f"# Паром\n\nОн ушел.[^1] Никто не опоздал.[^2]\n\n[^1]: То есть {ending}.\n\n[^2]: Говорят, {ending}.\n",
    }
    publication = {
        f"content/{lang}/{number}.md": f"{text}\n{lang} {number}\n"
        for lang, text in texts.items()
        for number in range(20)
    }
    report = publish(write_files(tmp_path, publication), jobs=jobs, is_lenient=True)
    assert report.editions == 40
    assert report.texts_made == conversions * 40


@pytest.mark.parametrize(("heading", "again"), [("# Ferry\n\n", 1), ("Ferry\n=====\n\n", 1), ("## Ferry\n\n", 0)])
def test_another_title_prepares_only_a_text_that_may_begin_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heading: str, again: int
) -> None:
    # The body is the same, and would not be read again.
    monkeypatch.setattr(text_compiler, "find_packed", lambda *_: {})
    text = f"---\ntitle: Ferry\n---\n\n{heading}It left.\n"
    root = write_files(tmp_path, {"content/en/ferry.md": text})
    publish(root)
    write_files(root, {"content/en/ferry.md": text.replace("title: Ferry", "title: Boat")})
    assert publish(root).texts_made == again
    page = (root / "public/en/ferry/index.html").read_text(encoding="utf-8")
    assert ("<h1" in page, ">Ferry</h2>" in page) == (True, True)


def test_notes_come_back_one_by_one_whatever_the_author_wrote_between_them(tmp_path: Path) -> None:
    """What parts them is no markup that an author could guess."""
    text = "# Ferry\n\nOne.[^1] Two.[^2]\n\n<!-- -->\n\n[^1]: First.\n\n    <!-- 0 -->\n\n    Still first.\n\n[^2]: Second.\n"
    root = write_files(tmp_path, {"content/en/ferry.md": text})
    publish(root, is_lenient=True)
    page = (root / "public/en/ferry/index.html").read_text(encoding="utf-8")
    first, second = page.index("Still first."), page.index("Second.")
    assert page.index('id="fn1"') < page.index("First.") < first < page.index('id="fn2"') < second


def test_a_note_is_called_once_wherever_a_picture_has_it(tmp_path: Path) -> None:
    """Pandoc holds a caption twice, and forgets notes in the description of a picture within a line."""
    text = (
        "# Ferry\n\n![Quay[^a] at noon](https://x.example/a.png)\n\n"
        "A ![mast[^b]](https://x.example/b.png) is seen.\n\n[^a]: Noon.\n\n[^b]: Oak.\n"
    )
    root = write_files(tmp_path, {"content/en/ferry.md": text})
    publish(root, is_lenient=True)
    page = (root / "public/en/ferry/index.html").read_text(encoding="utf-8")
    assert (page.count('id="fnref1"'), page.count('id="fnref2"')) == (1, 1)
    assert "Noon." in page and "Oak." in page
    assert 'alt="mast"' in page


def test_a_text_has_the_same_cache_key_in_every_process() -> None:
    code = (
        "from diglot.queries.text_job import CompileJob\n"
        "from diglot.model.markup.typography import HouseStyle\n"
        "style = HouseStyle(disabled=frozenset(['dash', 'quotes', 'initials', 'numbers']))\n"
        "print(CompileJob('content/en/a.md', 'en', b'x', 1, None, style).key.hex())\n"
    )
    keys = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(keys) == 1


# ---------------------------------------------------------------- nothing is lost


def page_of(root: Path, path: str, text: str, **others: str) -> str:
    """The page of a text, with line ends as spaces and no-break spaces as plain ones."""
    publish(write_files(root, {f"content/{path}.md": text, **others}), is_lenient=True)
    page = (root / f"public/{path}/index.html").read_text(encoding="utf-8")
    return " ".join(page[page.index("<main") :].replace("&nbsp;", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("title", "heading", "is_shown"),
    [
        ("Alert", "If instability mounts, but evacuation is not certain:", True),
        ("Ships & “Trains”", 'Ships & "Trains"', False),
        ("Alert", "*Alert*", False),
    ],
)
def test_a_first_heading_that_is_not_the_title_is_published(
    tmp_path: Path, title: str, heading: str, is_shown: bool
) -> None:
    page = page_of(tmp_path, "en/alert", f"---\ntitle: {title}\n---\n\n# {heading}\n\nLimit work.\n\n# Next\n\nStop.\n")
    assert (f">{heading}</h2>" in page) == is_shown
    assert ">Next</h2>" in page


def test_what_another_tool_reads_is_left_as_it_was_written(tmp_path: Path) -> None:
    text = (
        '# Greeter\n\n{{% def id="AIA" %}}\n\n{% highlight irb %}\ng = Greeter.new("Pat")\n\n'
        '=> @name="Pat", 2-3\n{% endhighlight %}\n\nA "word".\n{: .class title="x"}\n'
    )
    page = page_of(tmp_path, "en/greeter", text)
    for words in (
        '{{% def id="AIA" %}}',
        'Greeter.new("Pat")',
        '=&gt; @name="Pat", 2-3',
        "A “word”.",
        '{: .class title="x"}',
    ):
        assert words in page


def test_a_russian_list_by_letters_has_its_labels_on_the_page_and_in_notes(tmp_path: Path) -> None:
    text = "# Условия\n\nДалее.[^1]\n\nв) тираж;\nг) бумага.\n\n[^1]: Так:\n\n    а) один;\n    б) два.\n"
    page = page_of(tmp_path, "ru/условия", text)
    for label in "вгаб":
        assert f'<span class="label">{label})</span>' in page
    assert "<ol start" not in page


def test_no_line_may_begin_with_a_dash_or_with_the_ending_of_a_number(tmp_path: Path) -> None:
    page = page_of(tmp_path, "en/tigers", "# Tigers\n\nThe tigers—Hong Kong—had grown. `a—b`\n")
    assert '<span class="nowrap">tigers—</span>Hong <span class="nowrap">Kong—</span>had' in page
    assert "<code>a—b</code>" in page
    page = page_of(tmp_path / "ru", "ru/тигры", "# Тигры\n\nОт «стагфляции» 1970-х годов Москва — да.\n")
    assert '<span class="nowrap">1970-х</span>' in page
    assert page.count("nowrap") == 1
