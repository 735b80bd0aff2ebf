"""The commands `import` and `export` and their options."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag
from diglot.cli.commands.options import ONLY_TO
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_

COMMANDS: tuple[Command, ...] = (
    Command(
        "import",
        N_("import a Word or translation file, or a JATS article"),
        "diglot.extensions.exchange.cli.import_",
        (
            Option(
                "file",
                N_(
                    "a Word file (.docx), an article in JATS (.xml), an export that a translation tool has filled in "
                    "(.xlf, .po), or a memory (.tmx)"
                ),
                N_("FILE"),
                {"type": Path},
            ),
            Option("--lang", N_("the language of the text"), settings={"choices": LANGUAGES}),
            Option("--pair", N_("the article this text is an edition of, such as blog/article"), N_("ARTICLE")),
            Option("--in", N_("the blog for a new article"), N_("BLOG"), {"dest": "blog"}),
            Option(
                "--changes",
                N_("tracked changes: accept them, reject them, or only list them"),
                settings={"choices": ["accept", "reject", "report"], "default": "accept"},
            ),
            Option("--yes", N_("write without asking, even over existing files"), settings=flag()),
        ),
        (
            "import notes.docx --lang ru --pair city/notes",
            "import notes.docx --lang en --in city",
            "import memory.tmx",
            "import article.xml",
        ),
        watches=True,
        group=N_("Write and translate"),
        after="fix",
    ),
    Command(
        "export",
        N_("export an article for reviewers or translators: Word, XLIFF, TMX, gettext"),
        "diglot.extensions.exchange.cli.export",
        (
            Option("article", N_("the article, such as blog/article"), N_("ARTICLE"), {"nargs": "?"}),
            Option("--format", N_("what to make (default: docx)"), settings={"choices": (), "default": "docx"}),
            Option(
                "--lang",
                N_("docx: only this edition; for translators: as --to"),
                settings={"choices": LANGUAGES},
            ),
            ONLY_TO,
            Option(
                "--output", N_("the file to write (default: here, named after the article)"), N_("FILE"), {"type": Path}
            ),
            Option(
                "--all",
                N_("the whole publication instead of one article; tmx: what was declared in step"),
                settings=flag(),
            ),
            Option("--yes", N_("overwrite an existing file"), settings=flag()),
        ),
        ("export city/notes", "export city/notes --format xliff --lang ru", "export --all --format tmx"),
        watches=True,
        group=N_("Write and translate"),
        after="undo",
    ),
)
