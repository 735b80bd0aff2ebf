"""`init`: a folder and a few answers in, a new publication that builds at once out."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from diglot.cli.command import DONE, PROBLEMS, WrongUsage, sentence_of, wrong_choice
from diglot.cli.commands.writing import STARTERS
from diglot.cli.environment import today
from diglot.cli.extension_commands import check_extensions
from diglot.cli.messages import MessageFormatter
from diglot.cli.output import print_document, print_line, print_problems, problem_rows
from diglot.cli.safe_text import show_controls
from diglot.core.links.slugs import make_slug
from diglot.core.settings import is_site_url
from diglot.model.languages import OWN_LANGUAGES
from diglot.model.messages import N_
from diglot.model.problems import FolderInUse, Problem
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.setup.new_publication import (
    StarterOptions,
    find_names,
    lay_out,
    may_make_repository,
    read_begun,
    write_publication,
)


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    check_extensions(options.extensions)
    folder: Path = options.folder.absolute()
    begun = read_begun(folder)
    names = find_names(folder)
    if names and not (begun or options.yes):
        listed = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        return _tell(options, formatter, [FolderInUse(str(options.folder), listed)])
    answers = _answers(options, formatter, begun)
    edits = lay_out(folder, answers, begun, KNOWN)
    problems, failure = write_publication(folder, answers, edits)
    code = _tell(
        options,
        formatter,
        problems,
        [edit.path for edit in edits if edit.is_change],
        [edit.path for edit in edits if not edit.is_change],
    )
    if failure:
        reason = formatter.words.gettext(failure)
        print_line(formatter.say(N_("No git repository was made: {reason}"), reason=reason), sys.stderr)
    return PROBLEMS if failure else code


def _answers(options: argparse.Namespace, formatter: MessageFormatter, begun: StarterOptions | None) -> StarterOptions:
    """Ask at the terminal what no option says; return the answers, and defaults where nobody can be asked.

    begun: the answers of an `init` that was killed here, which are the defaults then.
    """
    is_asked = sys.stdin.isatty() and not (options.json or options.yes)
    prompt = _Prompt(formatter, is_asked=is_asked)
    if begun is None:
        name = options.folder.absolute().name
        url = f"https://{make_slug(name, latin_only=True) or 'journal'}.example"
        has_git = is_asked and may_make_repository(options.folder.absolute())
        begun = StarterOptions(name, formatter.lang, "journal", url, "", today(os.environ), has_git)
    lang = options.lang or prompt.choose(N_("Language of the originals"), [*sorted(OWN_LANGUAGES)], begun.lang)
    title = options.title or prompt.ask(N_("Title of the publication"), begun.title)
    if not options.starter and is_asked:
        for starter, words in STARTERS.items():
            print_line(f"    {starter}: {formatter.say(words)}")
    starter = options.starter or prompt.choose(N_("What to begin with"), [*STARTERS], begun.starter)
    question = N_("Address on the web; it can be changed later in content/site.toml")
    url = _site_url(options.url) if options.url else prompt.ask(question, begun.url, _site_url)
    has_git = _has_repository(options, prompt, begun)
    workflow, extensions = options.workflow or begun.workflow, options.extensions or begun.extensions
    return StarterOptions(title, lang, starter, url, workflow, begun.today, has_git, extensions)


def _has_repository(options: argparse.Namespace, prompt: _Prompt, begun: StarterOptions) -> bool:
    """Return whether a repository is to be made; one that a killed `init` has begun is there already."""
    if options.git == "no" or not (begun.has_repository or may_make_repository(options.folder.absolute())):
        return False
    question = N_("Make a git repository, so that every change of a text can be undone?")
    return bool(options.git) or prompt.agree(question, default=begun.has_repository)


def _site_url(answer: str) -> str:
    """Return the address of a site; whoever types only its name means https.

    Raises: WrongUsage.
    """
    url = answer.rstrip("/")
    for each in (url, f"https://{url}"):
        if is_site_url(each):
            return each
    raise WrongUsage(N_("“{value}” is not an address such as https://journal.example"), value=url)


class _Prompt:
    """Questions at the terminal; where nobody can be asked, the answers are the defaults."""

    def __init__(self, formatter: MessageFormatter, *, is_asked: bool) -> None:
        self._say = formatter.say
        self._is_asked = is_asked

    def ask(self, question: str, default: str, read: Callable[[str], str] = str) -> str:
        """Return the answer to a question, or the default for an empty one; ask until it can be read."""
        while self._is_asked:
            answer = input(show_controls(f"{self._say(question)} [{default}]: ")).strip() or default
            try:
                return read(answer)
            except WrongUsage as mistake:
                print_line(sentence_of(mistake, self._say))
        return default

    def choose(self, question: str, choices: Sequence[str], default: str) -> str:
        """Return one of the choices."""

        def read(answer: str) -> str:
            if answer not in choices:
                raise wrong_choice(question, answer, choices)
            return answer

        return self.ask(f"{self._say(question)} ({' / '.join(choices)})", default, read)

    def agree(self, question: str, *, default: bool) -> bool:
        """Return whether the answer is yes, in the user's language or in English."""
        yes, no = self._say(N_("yes")), self._say(N_("no"))
        answers = {"yes": True, "y": True, "no": False, "n": False}
        answers |= {yes: True, yes[0]: True, no: False, no[0]: False}

        def read(answer: str) -> str:
            if answer.casefold() not in answers:
                raise wrong_choice(question, answer, (yes, no))
            return answer.casefold()

        return answers[self.ask(f"{self._say(question)} ({yes} / {no})", yes if default else no, read)]


def _tell(
    options: argparse.Namespace,
    formatter: MessageFormatter,
    problems: Sequence[Problem],
    written: Sequence[str] = (),
    kept: Sequence[str] = (),
) -> int:
    if options.json:
        rows = problem_rows(problems, formatter)
        print_document({"folder": str(options.folder.absolute()), "written": written, "kept": kept, "problems": rows})
        return PROBLEMS if problems else DONE
    print_problems(problems, formatter)
    for path in kept:
        print_line(formatter.say(N_("Left as it is: {file}"), file=path))
    for path in written:
        print_line(formatter.say(N_("Written: {path}"), path=path))
    if problems:
        return PROBLEMS
    print_line(formatter.say(N_("The publication is ready in {folder}. Next:"), folder=options.folder.absolute()))
    place = shlex.quote(str(options.folder))
    if formatter.program == "diglot":
        print_line(f"    cd {place}")
        print_line("    diglot serve")
    else:
        print_line(f"    {formatter.program} serve --root {place}")
    return DONE
