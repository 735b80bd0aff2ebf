"""The guides, typed as they are written: the first hour, and the guides by task.

`pytest tests/test_guide.py --accept` writes what the terminal shows into the guides; read the difference.
"""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pypandoc
import pytest
from PIL import Image

from tests.tools.desk import Desk
from tests.tools.edited_word_files import edited, instead
from tests.tools.publication import publish, run, write_files

DOCS = Path(__file__).parents[1] / "docs"
SAMPLE = Path(__file__).parents[1] / "content"
HOUSE = {
    "content/site.toml": 'base_url = "https://house.example"\nformats = ["html"]\n',
    "content/en/asia/index.md": "# Asia\n\nTo the ocean.\n",
    "content/ru/asia/index.md": "# Азия\n\nК океану.\n",
}
ENGLISH = "\nThe ferry leaves at noon, and nobody waits for the mail.\n\n## The island\n\nThere are 40 houses on it, and one shop.\n"
RUSSIAN = "\nПаром отходит в полдень, и почты никто не ждет.\n\n## Остров\n\nНа острове 40 домов и одна лавка.\n"
TITLES = {"en": "The Ferry", "ru": "Паром"}
# The lesson's language of the original, and what is written in each language.
WRITTEN = {"en": ENGLISH, "ru": RUSSIAN}


def manuscript(lang: str, original: str) -> str:
    front = f"title: {TITLES[lang]}\n" + (f"original: {original}\n" if lang != original else "")
    return f"---\n{front}---\n{WRITTEN[lang]}"


# ---------------------------------------------------------------- the guides by task

# What an editor does by hand before a block of commands, by the number of the block.
Hands = Mapping[int, Callable[[Desk], None]]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What no two runs have in common: seconds, the day, the name of a release.
VARIABLE = ((r"\b[\d.,]+ (s|с)(?=$|;)", r"0 \1"), (r"\d{4}-\d\d-\d\d", "DAY"), (r"\b[0-9a-f]{16}\b", "RELEASE"))

KEYS = {"en": "asia/the-ferry", "ru": "asia/parom"}
WINTER = {"en": "In winter there is no ferry at all.", "ru": "Зимой парома нет вовсе."}
OTHER = {"en": "ru", "ru": "en"}


def article(desk: Desk, lang: str) -> str:
    return f"content/{lang}/{KEYS[desk.lang]}.md"


def translation(desk: Desk) -> str:
    return article(desk, OTHER[desk.lang])


def receive_word_files(desk: Desk) -> None:
    """The translation, with a wrong number and a comment."""
    other = OTHER[desk.lang]
    text = manuscript(other, other).replace("40", "14")
    asked = {"en": ("ferry-ru.docx", "одна лавка", "По-русски так?"), "ru": ("parom-en.docx", "one shop", "Only one?")}
    name, place, question = asked[desk.lang]
    comment = f'[{question}]{{.comment-start id="1" author="Marina Lind"}}{place}[]{{.comment-end id="1"}}'
    (desk.place / translation(desk)).unlink()
    pypandoc.convert_text(text.replace(place, comment), "docx", format="markdown", outputfile=str(desk.place / name))
    desk.answers = ["", "", "Marina Lind"]


def correct_the_number(desk: Desk) -> None:
    desk.edit(translation(desk), ("14", "40"))


def review_in_word(desk: Desk) -> None:
    words = {"en": ("one shop", "a single shop"), "ru": ("одна лавка", "всего одна лавка")}[desk.lang]
    edited(desk.place / f"{KEYS[desk.lang].partition('/')[2]}.{desk.lang}-{OTHER[desk.lang]}.docx", instead(*words))
    desk.answers = [{"en": "y", "ru": "д"}[desk.lang]]


def translate_the_sentence(desk: Desk) -> None:
    path = "content/ru/asia/pivot-of-the-2010s.md"
    last = "Ни то ни другое не смотрится на сентябрьских фотографиях."
    desk.edit(path, (last, f"{last}\nНи там ни там нельзя перерезать ленточку."))


def delete_the_exception(desk: Desk) -> None:
    path = "content/ru/asia/pivot-of-the-2010s.md"
    [line] = re.findall(
        r"^<!-- diglot: allow missing-sentence .*\n", (desk.place / path).read_text("utf-8"), re.MULTILINE
    )
    desk.edit(path, (line, ""))


def correct_a_typo(desk: Desk) -> None:
    desk.edit("content/en/asia/pivot-of-the-2010s.md", ("The rest has turned out", "The rest turned out"))


def shorten_the_paragraph(desk: Desk) -> None:
    desk.edit("content/en/asia/pivot-of-the-2010s.md", ("a good photograph in September.", "a good photograph."))


def keep_in_git(desk: Desk) -> None:
    (desk.place / ".gitignore").write_text(".cache/\n.public.staged/\npublic/\n", encoding="utf-8")
    for line in ("git init -q -b main", "git add .", "git commit -q -m First"):
        assert desk.type(line) == "", line


def share(desk: Desk) -> None:
    """A repository that both reach, with the texts in step; Boris's copy."""
    desk.type(f"python3 build.py sync {KEYS[desk.lang]}")
    keep_in_git(desk)
    for line in ("git init -q --bare -b main ~/shared", "git remote add origin ~/shared", "git push -q -u origin main",
                 "git clone -q ~/shared ~/boris"):  # fmt: skip
        assert desk.type(line) == "", line
    desk.edit(article(desk, desk.lang), (ENDS[desk.lang], f"{ENDS[desk.lang]}\n{WINTER[desk.lang]}"))


ENDS = {"en": "There are 40 houses on it, and one shop.", "ru": "На острове 40 домов и одна лавка."}


def sit_down_as_boris(desk: Desk) -> None:
    desk.place = desk.home / "boris"


def translate_the_winter(desk: Desk) -> None:
    other = OTHER[desk.lang]
    desk.edit(translation(desk), (ENDS[other], f"{ENDS[other]}\n{WINTER[other]}"))


def change_the_same_line(desk: Desk) -> None:
    """Anna has not fetched anything; both change the sentence about the houses in the original."""
    path = article(desk, desk.lang)
    desk.edit(path, ("40", "41"))
    desk.type("git commit -q -a -m Forty-one")
    desk.type("git push -q")
    desk.place = desk.home / "journal"
    desk.edit(path, ("40", "42"))
    desk.type("git commit -q -a -m Forty-two")


def keep_one_version(desk: Desk) -> None:
    path = desk.place / article(desk, desk.lang)
    merged = re.sub(
        r"<<<<<<< .*?\n(.*?)=======\n.*?>>>>>>> .*?\n", r"\1", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    path.write_text(merged, encoding="utf-8")


def break_a_link(desk: Desk) -> None:
    keep_in_git(desk)
    desk.edit(article(desk, desk.lang), (ENDS[desk.lang], f"{ENDS[desk.lang]} [•](indx.md)"))


def fix_the_type(desk: Desk) -> None:
    desk.edit(article(desk, desk.lang), (ENDS[desk.lang], f'{ENDS[desk.lang]} "•"'))
    desk.type("python3 build.py fix --yes")


def change_the_site(desk: Desk) -> None:
    desk.edit("content/en/asia/index.md", ("To the ocean.", "Down to the ocean."))


def forget_the_address(desk: Desk) -> None:
    write_files(desk.place, {"content/site.toml": 'formats = ["html"]\n'})


def remember_the_address(desk: Desk) -> None:
    write_files(desk.place, HOUSE)
    desk.type("python3 build.py --formats html")


def write_the_answers(desk: Desk) -> None:
    answers = re.findall(r"^```toml\n(.*?)^```", desk.guide, re.MULTILINE | re.DOTALL)[0]
    trim, press = answers.split("\n", 1)
    desk.edit("content/site.toml", ("[title]", f"{trim}\n{press}\n[title]"))


def written_in_the_guide(desk: Desk, language: str, number: int = 0) -> str:
    return re.findall(rf"^```{language}\n(.*?)^```", desk.guide, re.MULTILINE | re.DOTALL)[number]


# ---------------------------------------------------------------- the first hour

JOURNAL = {"en": "~/journal", "ru": "~/zhurnal"}
FERRY = {"en": "notes/the-ferry", "ru": "notes/parom"}


def ferry(desk: Desk, lang: str) -> str:
    return f"{JOURNAL[desk.lang].replace('~', str(desk.home))}/content/{lang}/{FERRY[desk.lang]}.md"


def answer_the_questions(desk: Desk) -> None:
    desk.answers = ["", "", "", "", ""]


def write_the_ferry(desk: Desk) -> None:
    path = ferry(desk, desk.lang)
    desk.edit(path, ("status: draft\n", ""))
    Path(path).write_text(Path(path).read_text("utf-8") + written_in_the_guide(desk, "markdown"), "utf-8")


def correct_the_link(desk: Desk) -> None:
    desk.edit(ferry(desk, desk.lang), ("first-txt.md", "first-text.md"))


def translate_the_ferry(desk: Desk) -> None:
    path = Path(ferry(desk, OTHER[desk.lang]))
    assert "<!--" in path.read_text(encoding="utf-8")
    path.write_text(written_in_the_guide(desk, "markdown", 2), encoding="utf-8")


def correct_the_houses(desk: Desk) -> None:
    desk.edit(ferry(desk, OTHER[desk.lang]), ("14", "40"))


def build_a_house(desk: Desk) -> None:
    desk.edit(ferry(desk, desk.lang), ("40", "41"))


def count_it_in_the_translation(desk: Desk) -> None:
    desk.edit(ferry(desk, OTHER[desk.lang]), ("40", "41"))


TUTORIAL: Hands = {
    0: answer_the_questions,
    2: write_the_ferry,
    3: correct_the_link,
    5: translate_the_ferry,
    6: correct_the_houses,
    9: build_a_house,
    10: count_it_in_the_translation,
}


# ---------------------------------------------------------------- the page of tasks


def write_the_issue(desk: Desk) -> None:
    [issue] = (desk.place / "content/issues").glob("*.toml")
    issue.write_text(written_in_the_guide(desk, "toml"), encoding="utf-8")


def write_the_book(desk: Desk) -> None:
    write_files(desk.place, {"content/volumes/crossings.toml": written_in_the_guide(desk, "toml", 1)})


def illustrate_and_name_the_reviewer(desk: Desk) -> None:
    """Both texts show the picture, each with words of its own."""
    (desk.place / "content/media").mkdir()
    Image.new("RGB", (60, 40), "#8c2f1b").save(desk.place / "content/media/harbour.png")
    for lang in KEYS:
        path = DOCS / ("editors.md" if lang == "en" else f"editors.{lang}.md")
        picture = written_in_the_guide(replace(desk, guide=path.read_text(encoding="utf-8")), "markdown")
        manuscript = desk.place / article(desk, lang)
        manuscript.write_text(f"{manuscript.read_text('utf-8')}\n{picture}", encoding="utf-8")
    desk.edit(translation(desk), ("\n---\n", "\nreviewers: [Marina Lind]\n---\n"))


TASKS: Mapping[str, Hands] = {
    "editors": {0: illustrate_and_name_the_reviewer, 4: write_the_issue, 5: write_the_book},
    "tasks/word-file": {
        0: receive_word_files,
        2: correct_the_number,
        5: review_in_word,
    },
    "tasks/original-changed": {
        2: translate_the_sentence,
        3: delete_the_exception,
        4: correct_a_typo,
        5: shorten_the_paragraph,
    },
    "tasks/two-people": {
        0: share,
        1: sit_down_as_boris,
        2: translate_the_winter,
        3: change_the_same_line,
        5: keep_one_version,
    },
    "tasks/undo": {0: break_a_link, 1: fix_the_type},
    "tasks/website": {0: forget_the_address, 1: remember_the_address, 2: change_the_site},
    "tasks/printer": {0: write_the_answers},
}


# The guides that say so follow the sample publication; the others a small one with one essay.
OF_THE_SAMPLE = {"tasks/original-changed", "tasks/printer"}


@pytest.mark.parametrize("lang", KEYS)
@pytest.mark.parametrize("name", TASKS)
def test_a_guide_shows_what_an_editor_sees(name: str, lang: str, tmp_path: Path, far_day: None, accept: bool) -> None:
    path = DOCS / (f"{name}.md" if lang == "en" else f"{name}.{lang}.md")
    guide = path.read_text(encoding="utf-8")
    desk = Desk(tmp_path, tmp_path / "journal", lang, guide)
    if name in OF_THE_SAMPLE:
        shutil.copytree(SAMPLE, desk.place / "content")
    else:
        essay = {article(desk, edition): manuscript(edition, lang) for edition in KEYS}
        publish(write_files(desk.place, HOUSE | essay))
    seen = typed(desk, TASKS[name])
    if accept and without_variables(seen) != without_variables(guide):
        path.write_text(seen, encoding="utf-8")
    else:
        assert without_variables(guide) == without_variables(seen)


def test_every_task_of_the_handbook_is_typed() -> None:
    handbook = tomllib.loads((DOCS.parent / "handbook/content/volumes/handbook.toml").read_text(encoding="utf-8"))
    [tasks] = (part["articles"] for part in handbook["parts"] if part["title"]["en"] == "One task at a time")
    assert set(tasks) == {*TASKS, "adopt"}


@pytest.mark.parametrize("lang", KEYS)
def test_a_site_is_moved_as_the_guide_says(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the old folder to a list of what is left to do: no line is misunderstood, and each finds what it needs."""
    guide = (DOCS / ("adopt.md" if lang == "en" else f"adopt.{lang}.md")).read_text(encoding="utf-8")
    shutil.copytree(Path(__file__).parent / "extensions/adopt/adopted_sites/mkdocs/site", tmp_path / "old-site")
    first, *_, last = re.findall(r"^```sh\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    codes = []
    for line in (first + last).splitlines():
        program, *words = shlex.split(line.replace("~", str(tmp_path)), comments=True)
        if program == "cd":
            monkeypatch.chdir(*words)
        else:
            codes.append(run([*words, "--ui-lang", lang], capsys)[0])
    assert (codes[0], max(codes)) == (0, 1)


SUBSCRIPTION = {
    "en": "---\ntitle: Subscription\n---\n\nA subscription lasts a year.\n\nIt can be cancelled on any of 30 days.\n",
    "ru": "---\ntitle: Подписка\n---\n\nПодписка действует год.\n\nОт нее можно отказаться в любой из 14 дней.\n",
}


@pytest.mark.parametrize("lang", KEYS)
def test_a_site_that_stays_is_compared_as_the_guide_says(lang: str, tmp_path: Path) -> None:
    """Each command of the guide, in the folder of a site of Docusaurus; the last finds what does not agree."""
    guide = (DOCS / ("adopt.md" if lang == "en" else f"adopt.{lang}.md")).read_text(encoding="utf-8")
    translations = "i18n/ru/docusaurus-plugin-content-docs/current"
    site = {
        "docusaurus.config.js": "module.exports = { i18n: { defaultLocale: 'en', locales: ['en', 'ru'] } };\n",
        "docs/general/subscription.md": SUBSCRIPTION["en"],
        f"{translations}/general/subscription.md": SUBSCRIPTION["ru"],
    }
    desk = Desk(tmp_path, write_files(tmp_path / "site", site), lang, guide)
    [block] = CONSOLE.findall(guide)
    shown = []
    for line in block.splitlines():
        if line.startswith("$ diglot "):
            desk.answers = [{"en": "y", "ru": "д"}[lang]]
            shown.append(desk.type(line.replace("$ diglot", "python3 build.py")))
    status, sync, diff, check = shown
    assert status.startswith("Docusaurus: ") and "docs/general/subscription" in status
    assert (desk.place / ".diglot/content/ledger/docs/general/subscription.toml").is_file(), sync
    assert "never-in-step" not in diff
    assert "[number-differs]" in check


def typed(desk: Desk, hands: Hands) -> str:
    """Follow a guide; return it with what the terminal shows."""
    numbers = itertools.count()

    def type_block(block: re.Match[str]) -> str:
        hands.get(next(numbers), lambda _: None)(desk)
        lines = [line for line in block[1].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{desk.type(line[2:])}" for line in lines) + "```"

    return CONSOLE.sub(type_block, desk.guide)


def without_variables(text: str) -> str:
    for pattern, instead_of_it in VARIABLE:
        text = re.sub(pattern, instead_of_it, text, flags=re.MULTILINE)
    return text


@pytest.mark.parametrize("lang", KEYS)
def test_the_first_hour_leads_from_nothing_to_a_proof_and_a_published_site(
    lang: str, tmp_path: Path, far_day: None, accept: bool
) -> None:
    """Begun, written, translated, checked, printed and published, with the tutorial alone."""
    path = DOCS / ("tutorial.md" if lang == "en" else f"tutorial.{lang}.md")
    desk = Desk(tmp_path, tmp_path, lang, path.read_text(encoding="utf-8"), is_known_to_git=False)
    seen = typed(desk, TUTORIAL)
    if accept and without_variables(seen) != without_variables(desk.guide):
        path.write_text(seen, encoding="utf-8")
    else:
        assert without_variables(desk.guide) == without_variables(seen)
    published = desk.home / "www/current"
    assert len(list(published.glob(f"*/{FERRY[lang].partition('/')[0]}/*/index.html"))) == 4
    for pdf in (published / f"{lang}/{FERRY[lang]}.pdf", desk.home / f"proof/{lang}/{FERRY[lang]}.press.pdf"):
        assert pdf.read_bytes().startswith(b"%PDF")
