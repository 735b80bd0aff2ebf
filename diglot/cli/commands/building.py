"""The commands that build and print."""

from __future__ import annotations

from pathlib import Path

from diglot.cli.command import Command, Option, flag, wrong_value
from diglot.cli.commands.options import ALL, TRUST, positive
from diglot.model.languages import LANGUAGES
from diglot.model.messages import N_


def _formats(text: str) -> tuple[str, ...]:
    """Parse the names of formats, which are checked before something is made."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise wrong_value(text, "html, pdf…")
    return names


BUILDING: tuple[Command, ...] = (
    Command(
        "build",
        N_("build the publication (the default command)"),
        "diglot.cli.publishing.build",
        (
            Option(
                "--output", N_("where to publish (default: public/ in the publication)"), N_("FOLDER"), {"type": Path}
            ),
            Option(
                "--lang",
                N_("build this language only (may be repeated)"),
                settings={"action": "append", "choices": LANGUAGES},
            ),
            Option("--only", N_("build these articles only, such as blog/article"), N_("ARTICLE"), {"nargs": "+"}),
            Option(
                "--formats",
                N_("what to build, such as html,pdf; pages are always built; all: books and files for the printer too"),
                N_("FORMATS"),
                {"type": _formats, "default": ()},
            ),
            Option(
                "--drafts", N_("include drafts, texts under embargo and expired ones, marked as such"), settings=flag()
            ),
            Option("--strict", N_("let warnings stop the build too"), settings=flag()),
            Option("--lenient", N_("publish whatever can be published; errors become warnings"), settings=flag()),
            Option(
                "--allow-fewer",
                N_("publish even if there would be far fewer texts than before"),
                settings={**flag(), "dest": "allows_fewer"},
            ),
            Option(
                "--relative-links",
                N_("let the site open from a disk, without a server: all links between pages are relative"),
                settings=flag(),
            ),
            TRUST,
            Option(
                "--jobs", N_("how many processes to run (default: one for each processor)"), "N", {"type": positive}
            ),
            Option("--fresh", N_("rebuild everything, ignoring the cache"), settings=flag()),
            Option(
                "--cache-from",
                N_("also look in this cache for anything the local one lacks, such as a copy kept by CI"),
                N_("FOLDER"),
                {"type": Path},
            ),
            Option(
                "--explain",
                N_("explain why a page was rebuilt or reused: en/blog/article/ or blog/article"),
                N_("PAGE"),
                {"default": ""},
            ),
            ALL,
            Option("--verify", N_("build twice and compare the results byte by byte"), settings=flag()),
        ),
        (
            "",
            "build --only blog/article --formats html",
            "build --drafts --output /tmp/site",
        ),
    ),
)
