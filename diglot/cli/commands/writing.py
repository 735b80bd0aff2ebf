"""The commands for those who write and translate."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ARTICLE, EXTENSIONS, ONLY_TO, TARGET, UNITS, articles
from diglot.model.languages import LANGUAGES, OWN_LANGUAGES
from diglot.model.messages import N_

STARTERS = {
    "journal": N_("a blog with dated texts, an author, pages beside it"),
    "book": N_("chapters that also make a book, as a PDF and as an e-book"),
    "pages": N_("pages without dates: the site of a project or an organisation"),
    "scholarly": N_("a scholarly journal: an issue with two articles that have all that registers ask for"),
}
WORKFLOWS = ("github", "gitlab")
STATUS_ORDERS = ("article", "state", "share", "words", "since")


def _kind(kind: str) -> dict[str, str]:
    return {"action": "store_const", "const": kind, "dest": "kind"}


WRITING: tuple[Command, ...] = (
    Command(
        "init",
        N_("begin a publication: settings, a first text in both languages, a guide for its editors"),
        "diglot.cli.writing.init",
        (
            Option(
                "folder",
                N_("the folder of the new publication; it is created if it does not exist"),
                N_("FOLDER"),
                {"type": Path},
            ),
            Option("--starter", N_("what to begin with (default: journal)"), settings={"choices": [*STARTERS]}),
            Option(
                "--lang",
                N_("the language of the originals, and of the comments in the new files"),
                settings={"choices": OWN_LANGUAGES},
            ),
            EXTENSIONS,
            Option("--title", N_("the title of the publication (default: the folder's name)"), N_("TITLE")),
            Option("--url", N_("its address on the web, such as https://journal.example"), N_("ADDRESS")),
            Option(
                "--workflow",
                N_("also add a workflow that builds the site and publishes it there"),
                settings={"choices": WORKFLOWS},
            ),
            Option(
                "--git",
                N_("whether to make a git repository, which can undo every change, if the folder is in none"),
                settings={"choices": ("yes", "no")},
            ),
            Option(
                "--yes",
                N_("ask nothing; accept a folder that is not empty, and add only what is missing"),
                settings=flag(),
            ),
        ),
        ("init journal", "init notes --starter book --lang ru --title Записки"),
        needs_publication=False,
    ),
    Command(
        "new",
        N_("start an article, as a draft; or a blog, a person, a poll or an issue"),
        "diglot.cli.writing.new",
        (
            Option("title", N_("the title"), N_("TITLE")),
            Option("--lang", N_("the language it is written in"), settings={"choices": LANGUAGES, "required": True}),
            Option("--in", N_("the blog it belongs to"), N_("BLOG"), {"dest": "blog", "default": ""}),
            Option("--blog", N_("start a blog with this title instead"), settings=_kind("blog")),
            Option("--person", N_("start a person's file: TITLE is the name"), settings=_kind("person")),
            Option("--poll", N_("start a poll: TITLE is the question"), settings=_kind("poll")),
            Option("--issue", N_("start an issue, as a draft: TITLE is its theme"), settings=_kind("issue")),
        ),
        ("new 'City notes' --lang en --in city", "new City --lang en --blog", "new 'Anna Lug' --lang en --person"),
    ),
    Command(
        "translate",
        N_("prepare the file of a translation, or add what it lacks; existing text stays as it is"),
        "diglot.cli.writing.translate",
        (
            ARTICLE,
            TARGET,
            Option(
                "--fill",
                N_("in a draft, fill in what the memory has word for word, marked until a person confirms it: 100"),
                N_("PERCENT"),
                {"type": int, "choices": [100]},
                is_ours=True,
            ),
        ),
        (
            "translate city/notes --to ru",
            "translate city/notes --to ru --fill 100",
            "translate content/en/city/notes.md --to ru",
        ),
        watches=True,
    ),
    Command(
        "status",
        N_("show what is missing and what has changed since it was translated, one row per article"),
        "diglot.cli.writing.status",
        (
            Option(
                "articles",
                N_("these articles only, such as blog/article"),
                N_("ARTICLE"),
                {"nargs": "*", "default": []},
            ),
            Option(
                "--missing",
                N_("list only what is not translated yet; exit with status 1 if there are any"),
                settings=flag(),
            ),
            Option(
                "--stale",
                N_("list only what is behind its original; exit with status 1 if there are any"),
                settings=flag(),
            ),
            Option("--lang", N_("list only translations into this language"), settings={"choices": LANGUAGES}),
            Option("--by", N_("list only what this person translated or declared in step"), N_("NAME")),
            Option(
                "--since",
                N_("list only what has fallen behind since this commit or day; exit with status 1 if there are any"),
                N_("COMMIT"),
            ),
            Option(
                "--to-review",
                N_("list only what is in step and not reviewed; exit with status 1 if there are any"),
                settings=flag(),
            ),
            Option(
                "--overdue",
                N_("list only what should have been done by now; exit with status 1 if there are any"),
                settings=flag(),
            ),
            Option("--mine", N_("list only what this person is to translate or to review"), N_("NAME")),
            Option(
                "--words",
                N_("count the words to translate by how similar they are to what was translated before"),
                settings=flag(),
            ),
            Option("--html", N_("also write the list as an HTML page to this file"), N_("FILE"), {"type": Path}),
            Option("--sort", N_("sort by article, state, share, words or since"), settings={"choices": STATUS_ORDERS}),
        ),
        (
            "status",
            "status --missing --lang ru",
            "status city/notes",
            "status --to-review --mine Nina",
            "status --since main",
            "status --words --lang ru",
            "status --html status.html",
        ),
        watches=True,
    ),
    Command(
        "sync",
        N_("declare an article's texts in step and record them in its ledger"),
        "diglot.cli.writing.sync",
        (
            articles("*"),
            ONLY_TO,
            Option("--minor", N_("the change does not affect the translation: a typo, a comma"), settings=flag()),
            UNITS,
            Option("--by", N_("whose name is recorded (default: your user name)"), N_("NAME")),
            Option(
                "--whole",
                N_("the translation is complete, although most of its words are those of the original: names, code"),
                settings=flag(),
            ),
            Option(
                "--adopt",
                N_("list all pairs that were never declared in step and, on request, declare those that appear to be"),
                settings=flag(),
            ),
            Option(
                "--as-of",
                N_("with --adopt: use the texts as they were on this day or at this git commit, such as 2024-05-31"),
                N_("DAY"),
            ),
            Option("--only-whole", N_("with --adopt: only pairs with nothing doubtful in them"), settings=flag()),
            Option("--yes", N_("with --adopt: write without asking"), settings=flag()),
        ),
        ("sync city/notes", "sync city/notes --minor", "sync --adopt"),
        watches=True,
    ),
    Command(
        "review",
        N_("declare that you have reviewed a translation, and record it in its ledger"),
        "diglot.cli.writing.review",
        (
            articles("+"),
            ONLY_TO,
            UNITS,
            Option("--by", N_("who has reviewed it (default: your user name)"), N_("NAME")),
            Option(
                "--list",
                N_("list what is not reviewed and write nothing; exit with status 1 if there are any"),
                settings=flag(),
            ),
        ),
        ("review city/notes", 'review city/notes --units 3,7 --by "Nina Ash"', "review city/notes --list"),
        watches=True,
    ),
    Command(
        "comment",
        N_("show the open comments on an article, add one, or resolve one"),
        "diglot.cli.writing.comment",
        (
            ARTICLE,
            ONLY_TO,
            Option("--text", N_("add a comment with these words"), N_("TEXT")),
            Option(
                "--unit",
                N_("with --text: what it is about, by the original's number or field, such as 3"),
                N_("PARAGRAPH"),
            ),
            Option("--resolve", N_("mark this comment as resolved; the end of its name is enough"), N_("NAME")),
            Option("--by", N_("who comments or resolves (default: your user name)"), N_("NAME")),
            Option("--all", N_("show resolved comments too"), settings=flag()),
        ),
        (
            "comment city/notes",
            'comment city/notes --unit 3 --text "Which winter?"',
            "comment city/notes --resolve 0f3a9c1b",
        ),
        watches=True,
    ),
    Command(
        "undo",
        N_("take back what the last fix, import or mv has changed, unless it was changed since"),
        "diglot.cli.writing.undo",
        (),
        ("undo",),
        watches=True,
    ),
)
