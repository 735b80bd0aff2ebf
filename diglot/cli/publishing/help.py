"""`help`: the general help, that of a command, or the page of a problem in the guide."""

from __future__ import annotations

import argparse
import re
import shutil
import textwrap
from collections.abc import Mapping

from diglot.adapters.files.default_files import defaults_root
from diglot.cli.command import DONE, WrongUsage, nearest
from diglot.cli.extension_commands import command_groups, every_command
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_line
from diglot.cli.parser import help_of, make_parser
from diglot.model.languages import SOURCE_LANGUAGE, Lang
from diglot.model.messages import N_

_MOST_COLUMNS = 88
_EVERYTHING = "all"


def problem_sections(page: str) -> Mapping[str, str]:
    r"""Return the sections of the reference page of problems by their codes.

    Headings are left out, and so is what allows `check` to find differences: it is for the guide's own translators.

    >>> problem_sections(
    ...     "# Problems\n\n## Files\n\n### too-large\n\nToo large.\n\n## Links\n\n### dead-link\n\n"
    ...     "<!-- diglot: allow code-differs because it does -->\nDead.\n"
    ... )
    {'too-large': 'Too large.', 'dead-link': 'Dead.'}
    """
    page = re.sub(r"^<!-- diglot: allow .*-->\n", "", page, flags=re.MULTILINE)
    sections = re.findall(r"^### ([\w-]+)\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    return {code: text.strip() for code, text in sections}


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    topic = options.topic or ""
    words = ["--root", str(options.root)]
    commands = every_command(words)
    parser = make_parser(formatter.say, commands=commands, program=formatter.program)
    if topic == _EVERYTHING:
        print_line(parser.format_all(command_groups(words)).rstrip())
        return DONE
    if not topic or topic in commands:
        print_line(help_of(parser, topic).rstrip())
        return DONE
    sections = read_problem_guide(formatter.lang)
    if topic not in sections:
        message = N_("there is no command and no problem “{name}”")
        raise WrongUsage(message, like=nearest(topic, [_EVERYTHING, *commands, *sections]), name=topic)
    print_line(f"{topic}\n\n{_plain(sections[topic])}")
    return DONE


def read_problem_guide(lang: Lang) -> Mapping[str, str]:
    """Return what the guide says about each problem, by its code, as Markdown."""
    name = "problems.md" if lang == SOURCE_LANGUAGE else f"problems.{lang}.md"
    return problem_sections((defaults_root() / "docs" / name).read_text(encoding="utf-8"))


def _plain(section: str) -> str:
    """Return a section for the terminal: paragraphs wrapped, blocks of code indented and as they are."""
    width = min(shutil.get_terminal_size().columns, _MOST_COLUMNS)
    parts = re.split(r"^```.*\n((?:.*\n)*?)```$", section, flags=re.MULTILINE)
    texts = [
        textwrap.indent(part.rstrip(), "    ") if is_code else _wrapped(part, width)
        for part, is_code in zip(parts, [False, True] * len(parts), strict=False)
    ]
    return "\n\n".join(filter(None, texts))


def _wrapped(markdown: str, width: int) -> str:
    paragraphs = re.split(r"\n{2,}", markdown.replace("**", "").strip())
    return "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False, break_long_words=False) for one in paragraphs)
