"""What importing a file would write, and why that is impossible. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from msgspec.structs import replace

from diglot.extensions.exchange.model.problems import NotCarriedOver
from diglot.model.languages import Lang
from diglot.model.markup import allowed_markup
from diglot.model.places import MANUSCRIPT_SUFFIXES
from diglot.model.problems import N_, Problem, UnknownArticle, suggestion_for
from diglot.model.publication import Manuscript
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.sources.load import LoadedSources


@dataclass(frozen=True)
class ImportRefused(Exception):
    """Import or export is impossible. problem: why."""

    problem: Problem


class Proposal(msgspec.Struct, frozen=True):
    """The files that would be written, and the problems to report. article: its key."""

    article: str
    lang: Lang
    drafts: tuple[FileEdit, ...]
    problems: tuple[Problem, ...]

    def without_forbidden_characters(self) -> Proposal:
        """Return the proposal without characters that no manuscript may have: names and texts come from outside."""
        drafts, problems = [], list(self.problems)
        for draft in self.drafts:
            # Line ends are not among what is left out: a carriage return alone is.
            text = (
                draft.after.decode("utf-8-sig").replace("\r\n", "\n")
                if draft.path.endswith(MANUSCRIPT_SUFFIXES)
                else ""
            )
            found = allowed_markup.find_forbidden(text)
            for sign in dict.fromkeys(sign for _, sign in found):
                places = [at for at, other in found if other == sign]
                line = text.count("\n", 0, places[0]) + 1
                thing = N_("character that is not allowed in a text")
                problems.append(NotCarriedOver(draft.path, line, thing, allowed_markup.name_of_sign(sign), len(places)))
            clean = allowed_markup.without_forbidden_characters(text)
            drafts.append(replace(draft, after=encode_like(draft.after, clean) if found else draft.after))
        return replace(self, drafts=tuple(drafts), problems=tuple(problems))


def find_article(name: str, sources: LoadedSources) -> Manuscript:
    """Return a manuscript of an article. name: its key, or the path of one of its files.

    Raises: ImportRefused.
    """
    key = name.strip("/").removesuffix(".md").removesuffix("/index")
    for manuscript in sources.manuscripts:
        if key == manuscript.key or name == manuscript.path:
            return manuscript
    like = suggestion_for(key, {manuscript.key for manuscript in sources.manuscripts})
    raise ImportRefused(UnknownArticle(name, like))
