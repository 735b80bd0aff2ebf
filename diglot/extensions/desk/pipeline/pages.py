"""Makes the pages of the desk, and the rows of an article as its script reads them: what they say, in which words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

import msgspec

from diglot.adapters.extension_packages import own_hooks
from diglot.core.ledger import diff_words
from diglot.extensions.desk.adapters.desk_pages import SCRIPTS
from diglot.extensions.desk.core import find_pieces, is_named
from diglot.extensions.desk.model.desk import (
    TO_DO,
    TO_REVIEW,
    BoardPage,
    BoardRow,
    Choice,
    DeskPage,
    DeskRowView,
    EditorPage,
    FrontField,
    FrontFieldView,
    NoticePage,
    RepairPage,
    RowsPage,
    RowState,
    WordChanges,
)
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.beside.history import RowVersion
from diglot.extensions.desk.pipeline.comment_page import open_comments
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.front_fields import front_fields
from diglot.extensions.desk.pipeline.repair import BrokenFile, ReadableVersion, find_broken
from diglot.extensions.desk.pipeline.wording import Wording
from diglot.extensions.desk.pipeline.writing.originals import read_original
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.publication import PICTURE_TEXTS, TITLE_BLOCK
from diglot.model.translation.ledger import STATE_WORDS, STATES, StatusRow
from diglot.model.translation.memory import MemoryMatch, Span
from diglot.model.translation.team import ALONE, Role, Visitor

ROW_STATES: Mapping[RowState, str] = {
    "missing": N_("to translate"),
    "filled": N_("filled in"),
    "behind": N_("behind"),
    "both": N_("both changed"),
    "edited": N_("edited"),
    "undeclared": N_("not declared"),
    "extra": N_("translation only"),
    "in-step": N_("in step"),
    "reviewed": N_("reviewed"),
    "none": "",
}
ROLE_NAMES: Mapping[Role, str] = {
    "translator": N_("translator"),
    "reviewer": N_("reviewer"),
    "publisher": N_("publisher"),
}
_FRONT_LABELS = {
    "slug": N_("Name in the address (slug)"),
    "status": N_("Status"),
    "translators": N_("Translators, with commas between them"),
    "reviewers": N_("Reviewers, with commas between them"),
    "due": N_("Due, such as 2026-04-21"),
    **{name: field.label for name, field in PICTURE_TEXTS.items()},
    "date": N_("Date"),
    "authors": N_("Authors"),
    "tags": N_("Tags"),
    "expires": N_("Published until"),
}
_STATUSES = {"draft": N_("a draft"), "published": N_("to be published")}
_ORDERS: Mapping[str, str] = {
    "state": N_("by state"),
    "article": N_("by name"),
    "words": N_("by words to translate"),
    "since": N_("by age"),
}
_WAITING: Mapping[str, str] = {
    "": N_("for anything"),
    "review": N_("to review"),
    "overdue": N_("overdue"),
    "comments": N_("open comments"),
}
# What the script says, by the name under which it looks for it.
_WORDS: Mapping[str, str] = {
    "translation": N_("Translation of row {n}"),
    "save": N_("Save and go on"),
    "in_step": N_("In step"),
    "typo": N_("Only a typo"),
    "review": N_("Reviewed"),
    "signed_off": N_("Reviewed, and saved in the ledger"),
    "save_first": N_("What you typed is not saved: save it and declare the row in step; then it can be reviewed"),
    "comments": N_("Comments"),
    "comments_whole": N_("Comments on the article"),
    "comment": N_("Comment"),
    "comment_words": N_("Your comment"),
    "add_comment": N_("Add the comment"),
    "comment_added": N_("The comment was added"),
    "resolve": N_("Resolved"),
    "comment_resolved": N_("The comment is resolved"),
    "open_comments": N_("open comments: {n}"),
    "all_reviewed": N_("No other row needs a review"),
    "copy": N_("Copy the original"),
    "join": N_("Join with the next row"),
    "split": N_("Split the row"),
    "no_hint": N_(
        "Items of lists cannot be joined or split: no hint can be written for an item. In the files, a hint above both"
        " lists makes the whole list one row."
    ),
    "split_words": N_("The second of the two rows begins with"),
    "split_original": N_("in the original"),
    "split_translation": N_("in the translation"),
    "split_nothing": N_("nothing"),
    "regrouped": N_("A hint in both files pairs the rows now; Alt+U undoes this"),
    "unsaved_row": N_("What you typed in this row or the next is not saved: save or discard it first"),
    "waits": N_("This will be done after what is under way."),
    "not_done": N_("Your last action was not carried out: check the row and try again."),
    "in_row": N_("Row {n}: {words}"),
    "saved": N_("Saved"),
    "unchanged": N_("Nothing to save"),
    "declared": N_("In step, and saved in the ledger"),
    "undone": N_("The last save was undone"),
    "kept": N_("Typed before and not saved yet"),
    "discard": N_("Discard"),
    "lost": N_("The desk does not answer. What you typed is kept in this browser."),
    "done": N_("No other row needs work"),
    "matches": N_("From the memory"),
    "no_matches": N_("Nothing like this has been translated before"),
    "draft": N_("Draft by machine"),
    "asking": N_("Asked for a draft; you can go on meanwhile"),
    "drafted": N_("The draft is beside the row; Alt+0 inserts it"),
    "terms": N_("Glossary"),
    "findings": N_("Checks"),
    "no_findings": N_("Nothing to report"),
    "stops": N_("stops publishing: {n}"),
    "stops_publishing": N_("Stops publishing"),
    "readers_see": N_("Readers will see it"),
    "original": N_("The original as written"),
    "conflict": N_("This row has changed in the file meanwhile. Nothing was overwritten."),
    "gone": N_("The file has changed, and this row is no longer in it. Nothing was overwritten."),
    "base": N_("As you read it"),
    "theirs": N_("In the file now"),
    "yours": N_("What you typed"),
    "merged": N_("Both changes together"),
    "put_together": N_("Put both into the form"),
    "put_together_done": N_("Both changes are in the form: read it, and save it"),
    "take_theirs": N_("Take what is in the file"),
    "taken": N_("The form has what is in the file"),
    "keep_mine": N_("Write mine over it"),
    "left_over": N_("Typed and not saved, for a row that has changed since:"),
    "field_changed": N_(
        "Some fields have changed in the file meanwhile; nothing was written. Save again to keep yours."
    ),
    "in_file": N_("in the file now: {value}"),
    "history": N_("History"),
    "no_history": N_("Nothing was written here yet"),
    "take_back": N_("Take this text back"),
    "taken_back": N_("The earlier text is in the form: read it, and save it"),
    "words": N_("Words"),
    "words_original": N_("in the original"),
    "words_translation": N_("in the translation"),
    "find": N_("Find where they were translated"),
    "add_term": N_("Add to the glossary"),
    "term_added": N_("The term is in the glossary"),
    "pieces": N_("From the original"),
    "no_more_pieces": N_("The translation has all notes, links and numbers of the original"),
    "review_rows": N_("Review several rows"),
    "review_from": N_("From row {n}: open the last row and press Alt+Shift+R there"),
    "review_not_in_step": N_("These rows are not in step, or not saved: {rows}. Nothing was reviewed."),
    "reviewed_rows": N_("Rows reviewed: {n}"),
    "insert": N_("Insert"),
    "used": N_("used"),
    "here": N_("here: {names}"),
    "preview": N_("Preview"),
    "in_article": N_("also in this article: {names}"),
}


class PageMaker(msgspec.Struct, frozen=True):
    """The maker of the desk's pages. names: of the people who may be named in comments."""

    desk: Desk
    formatter: Wording
    visitor: Visitor = ALONE
    may_publish: bool = False
    names: Sequence[str] = ()

    def board(self, query: Mapping[str, str]) -> BoardPage:
        """Return the board with the translations that a query asks for."""
        say, language, report = self.formatter.say, self.formatter.words.language, self.desk.status()
        asked = {name: query.get(name, "").strip() for name in ("state", "waiting", "who", "lang", "find")}
        order = query["sort"] if query.get("sort") in _ORDERS else "state"
        rows = sorted((row for row in report.rows if self._is_wanted(row, asked)), key=_order_of(order))
        start = min(_page_number(query.get("page", "")), max(0, len(rows) - 1) // _MOST_ROWS) * _MOST_ROWS
        shown = rows[start : start + _MOST_ROWS]
        people = {each.key: each.name(self.formatter.lang) for row in report.rows for each in row.assignees}
        states = [name for name in STATES if any(row.state == name for row in report.rows) and name != "orphan"]
        langs = sorted({row.lang for row in report.rows})
        every_language = N_("every language") if len(langs) > 2 else N_("both languages")
        comments = list(open_comments(self.desk.folder))
        return BoardPage(
            "board.html",
            self.formatter.lang,
            say(N_("The desk")),
            self.visitor,
            tuple(map(self._board_row, shown)),
            _choices(
                [("", say(N_("every state"))), *((name, say(STATE_WORDS[name])) for name in states)], asked["state"]
            ),
            _choices([(name, say(words)) for name, words in _WAITING.items()], asked["waiting"]),
            _choices([("", say(N_("everybody"))), *sorted(people.items(), key=itemgetter(1))], asked["who"]),
            _choices([("", say(every_language)), *((name, language(name)) for name in langs)], asked["lang"]),
            _choices([(name, say(words)) for name, words in _ORDERS.items()], order),
            asked["find"],
            sum(row.words for row in rows),
            tuple(self.formatter.grouped([(problem, problem.severity) for problem in report.problems])),
            self.may_publish,
            len(rows),
            start + 1,
            _board_href(query, start // _MOST_ROWS - 1) if start else "",
            _board_href(query, start // _MOST_ROWS + 1) if start + _MOST_ROWS < len(rows) else "",
            len(comments),
            sum(is_named(one.text, self.visitor.name or self.desk.by) for one in comments),
            "translator" in self.visitor.roles and not self.desk.is_elsewhere,
        )

    def _is_wanted(self, row: StatusRow, asked: Mapping[str, str]) -> bool:
        waits = {"review": bool(row.to_review), "overdue": self._is_overdue(row), "comments": bool(row.comments)}
        return (
            row.state != "orphan"
            and asked["state"] in ("", row.state)
            and waits.get(asked["waiting"], True)
            and asked["who"] in ("", *(each.key for each in row.assignees))
            and asked["lang"] in ("", row.lang)
            and asked["find"].casefold() in f"{row.article} {row.title}".casefold()
        )

    def _board_row(self, row: StatusRow) -> BoardRow:
        say, number = self.formatter.say, self.formatter.words.number
        return BoardRow(
            status=row,
            href=f"/article?{urlencode({'name': row.article, 'to': row.lang})}",
            key=row.article or "/",
            state_words=say(STATE_WORDS[row.state]),
            changed=say(N_("{changed} of {all}"), changed=number(row.changed), all=number(row.units))
            if row.changed
            else "",
            share=None if row.share is None else int(row.share * 100),
            is_overdue=self._is_overdue(row),
            is_expired=row.expires is not None and row.expires < self.desk.today(),
            translators=", ".join(each.name(self.formatter.lang) for each in row.translators),
            reviewers=", ".join(each.name(self.formatter.lang) for each in row.reviewers),
        )

    def _absent(self, key: str, to: Lang) -> NoticePage:
        """Return the page of a text that has no translation in a language yet, with the title of the original."""
        original = read_original(self.desk, key)
        title, lang = ("", "") if isinstance(original, Problem) else (original.title, original.lang)
        words = N_("There is no translation into {language} yet.")
        what = self.formatter.say(words, language=self.formatter.words.language(to))
        name = title or key or "/"
        return NoticePage(
            "notice.html", self.formatter.lang, name, self.visitor, key, what, "", to, title_lang=lang if title else ""
        )

    def _is_overdue(self, row: StatusRow) -> bool:
        return row.due is not None and row.due < self.desk.today() and not row.is_done

    def article(self, key: str, to: str) -> DeskPage:
        """Return the page of an article and its translation, or the notice of why it cannot be edited."""
        article = self.desk.open(key, to, is_fresh=True)
        if isinstance(article, Problem):
            broken = find_broken(self.desk, key, to)
            if broken:
                return self._repair(key, to, article, broken)
            if article.code == "not-translated" and to in LANGUAGES:
                return self._absent(key, to)
            return NoticePage(
                "notice.html",
                self.formatter.lang,
                key or "/",
                self.visitor,
                key,
                self.located(article),
                self.formatter.fix(article),
                "",
                article.code == "unknown-article",
            )
        words = {name: self.formatter.words.gettext(words) for name, words in _WORDS.items()}
        provider, faults = self._provider()
        comments = self.comments(article)
        data = {
            "article": key,
            "to": to,
            "langs": article.langs,
            "digest": article.digest,
            "has_ledger": article.has_ledger,
            "to_do": sorted(TO_DO),
            "to_review": TO_REVIEW,
            "rows": [self.row_data(row) for row in article.rows],
            **comments,
            "damaged": [*comments["damaged"], *map(self.located, faults)],
            "provider": provider,
            "is_team": bool(self.visitor.name),
            "people": [name for name in self.names if name != self.visitor.name],
            "pages": [self._page_title(lang) for lang in article.langs],
            "words": words,
        }
        # "<" is the only character that could end the element that holds it.
        safe = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        front, place = article.texts[0].edition.manuscript.front, self.formatter.place
        return EditorPage(
            "article.html",
            self.formatter.lang,
            front.title or article.texts[0].units.heading or key,
            self.visitor,
            article.langs,
            tuple(self._view(row) for row in article.rows),
            key or "/",
            (place(article.texts[0].edition.manuscript.path), place(article.target.edition.manuscript.path)),
            safe,
            sum(row.state in TO_DO for row in article.rows),
            article.words_left,
            sum(row.state == TO_REVIEW for row in article.rows),
            article.expects_reviews,
            article.has_ledger,
            provider is not None,
            () if self.desk.is_elsewhere else self.front(article),
            () if self.desk.is_elsewhere else tuple(self._shared_fields(article)),
            self.desk.is_elsewhere,
            bool(own_hooks("text-import")),
            tuple(name for name in SCRIPTS if not name.endswith("-page") or name == "article-page"),
        )

    def _repair(self, key: str, to: Lang, problem: Problem, broken: BrokenFile) -> RepairPage:
        lines = list(enumerate((broken.text or "").split("\n"), 1))
        around = range(broken.line - _LINES_AROUND, broken.line + _LINES_AROUND + 1) if broken.line else range(0)
        return RepairPage(
            "repair.html",
            self.formatter.lang,
            key or "/",
            self.visitor,
            key,
            to,
            self.located(problem),
            self.formatter.fix(problem),
            broken.path,
            broken.line,
            tuple((number, line) for number, line in lines if number in around and broken.text),
            broken.text,
            broken.digest,
        )

    def readable(self, version: ReadableVersion) -> Mapping[str, str]:
        """Return what a file held when it could be read as the script reads it."""
        if version.version is None:
            facts = self.formatter.say(N_("as the desk last read it"))
        else:
            facts = f"{version.version.by}, {self.formatter.words.date(version.version.at.date())}"
        words = N_("The last version that could be read ({facts}) is in the form: look at it, and save it.")
        return {"text": version.text, "message": self.formatter.say(words, facts=facts)}

    def _provider(self) -> tuple[Mapping[str, str] | None, Sequence[Problem]]:
        """Return whom the script may ask for a draft, if an extension offers that, and problems."""
        for provider_of in own_hooks("desk-provider"):
            found: tuple[Mapping[str, str] | None, Sequence[Problem]] = provider_of(self.desk, self.formatter)
            return found
        return None, ()

    def _page_title(self, lang: Lang) -> str:
        words = N_("The page as it will be published: {language}")
        return self.formatter.say(words, language=self.formatter.words.language(lang))

    def front(self, article: DeskArticle) -> tuple[FrontFieldView, ...]:
        """Return the fields of the translation as the form shows them."""
        return tuple(map(self._front_field, front_fields(article)))

    def _front_field(self, field: FrontField) -> FrontFieldView:
        say = self.formatter.say
        inherited = field.inherited
        choices: tuple[Choice, ...] = ()
        if field.name == "status":
            inherited = say(_STATUSES.get(inherited, _STATUSES["published"]))
            names = [("", say(N_("not set"))), *((name, say(words)) for name, words in _STATUSES.items())]
            choices = _choices(names, field.value)
        msgid = N_("if empty: {value}") if field.name == "slug" else N_("from the original, if empty: {value}")
        hint = say(msgid, value=inherited) if inherited and not field.value else ""
        is_wanted = bool(hint) and field.name in PICTURE_TEXTS
        return FrontFieldView(field.name, say(_FRONT_LABELS[field.name]), field.value, hint, choices, is_wanted)

    def _shared_fields(self, article: DeskArticle) -> Iterator[tuple[str, str]]:
        front = article.texts[0].edition.manuscript.front
        for name in ("date", "expires", "authors", "tags"):
            value = getattr(front, name)
            if value:
                words = ", ".join(value) if isinstance(value, tuple) else self.formatter.words.date(value)
                yield self.formatter.say(_FRONT_LABELS[name]), words

    def _view(self, row: DeskRow) -> DeskRowView:
        say = self.formatter.say
        label = say(TITLE_BLOCK[row.field].label) if row.field else ""
        sides = (row.source, row.target)
        # What is not set as running text, such as a note or a field, is shown as it is written.
        shown = [
            html if html.strip() else f"<p class=plain>{_escaped(text)}</p>"
            for html, text in zip(row.html, sides, strict=True)
        ]
        return DeskRowView(
            row.number,
            row.state,
            say(ROW_STATES[row.state]) if ROW_STATES[row.state] else "",
            f"{row.review.by}, {self.formatter.words.date(row.review.on)}" if row.review else "",
            label,
            _with_pictures(shown[0]) if row.source else "",
            _with_pictures(shown[1]) if row.target else "",
            _shortened(row.changes),
        )

    def rows(self, article: DeskArticle, rows: Sequence[DeskRow]) -> RowsPage:
        """Return some rows of an article as the page shows them."""
        views = tuple(self._view(row) for row in rows)
        return RowsPage("rows.html", self.formatter.lang, "", self.visitor, article.langs, views)

    def row_data(self, row: DeskRow) -> dict[str, object]:
        """Return a row as the script reads it."""
        return {
            "number": row.number,
            "state": row.state,
            "field": row.field,
            "source": row.source,
            "target": row.target,
            "written": row.written,
            "hash": row.digest,
            "can_have_comments": bool(row.names),
            "blocks": [[_opening(text) for text in side] for side in row.blocks],
            "is_item": row.is_item,
            "units": row.names,
            "pieces": [msgspec.to_builtins(piece) for piece in find_pieces(row.source)],
        }

    def comments(self, article: DeskArticle) -> Mapping[str, Any]:
        """Return the open comments on an article as the script reads them."""
        comments = self.desk.comments(article)
        open_ones = [
            {
                "name": comment.name,
                "row": row,
                "facts": f"{comment.by}, {self.formatter.words.date(comment.on)}",
                "text": comment.text,
                "passage": comment.passage or comment.field if row is None else "",
            }
            for comment, row in comments.found
        ]
        return {
            "comments": open_ones,
            "damaged": [self.located(problem) for problem in comments.problems],
            "comments_version": self.desk.comments_version(article),
        }

    def located(self, problem: Problem) -> str:
        """Return a problem with its place, in a line."""
        return f"{problem.printed_place}: {self.formatter.what(problem)}"

    def found(self, match: MemoryMatch, langs: tuple[Lang, Lang]) -> dict[str, object]:
        """Return a passage that has certain words as the script reads it. langs: in the order of the columns."""
        pair, texts = match.pair, []
        for lang in langs:
            side = pair.langs.index(lang)
            texts.append(_marked(pair.texts[side], match.spans if side == match.side else ()))
        unit = pair.units[0]
        query = urlencode({"name": pair.article, "to": pair.langs[1]})
        place = pair.field or ("" if unit is None else str(unit + 1))
        href = "" if pair.origin else f"/article?{query}#unit-{place}"
        return {"texts": texts, "where": self._origin(match), "href": href}

    def count_found(self, found: int, shown: int) -> str:
        """Return how many passages were found, and how many of them are shown."""
        number = self.formatter.words.number
        if found == shown:
            return self.formatter.say(N_("passages found: {n}"), n=number(found))
        return self.formatter.say(N_("passages found: {n}; shown: {shown}"), n=number(found), shown=number(shown))

    def version(self, version: RowVersion) -> Mapping[str, object]:
        """Return what a row held earlier as the script reads it."""
        day, hour = (self.formatter.words.date(version.at.date()), f"{version.at:%H:%M}") if version.at else ("", "")
        who = version.by or self.formatter.say(N_("in the file, not committed"))
        facts = ", ".join(filter(None, [who, day, hour]))
        return {"facts": facts, "text": version.text, "changes": version.changes}

    def match(self, match: MemoryMatch, row: DeskRow) -> dict[str, object]:
        """Return a passage of the memory as the script reads it."""
        texts = match.part if any(match.part) else match.pair.texts
        return {
            "likeness": self.formatter.words.percent(match.likeness or 0),
            "is_weak": (match.likeness or 0) < _WEAK_LIKENESS,
            "source": diff_words(texts[match.side], row.source),
            "target": texts[1 - match.side],
            "where": self._origin(match),
        }

    def _origin(self, match: MemoryMatch) -> str:
        """Return where a passage of the memory is from, since when it is in step, and by whom."""
        pair = match.pair
        when = self.formatter.words.date(pair.on) if pair.on else ""
        if not pair.origin:
            words = N_("in step since {day}") if pair.is_current else N_("in step on {day}, changed since")
            when = self.formatter.say(words, day=when)
        return " · ".join(filter(None, [pair.origin or pair.article or "/", when, pair.by]))


def _marked(text: str, spans: Sequence[Span]) -> list[tuple[str, str]]:
    """Return a text as pieces, of which those of kind "hit" were looked for.

    >>> _marked("One boat.", [(4, 8)])
    [('same', 'One '), ('hit', 'boat'), ('same', '.')]
    """
    pieces, last = [], 0
    for start, stop in spans:
        if start >= last:
            pieces += [("same", text[last:start]), ("hit", text[start:stop])]
            last = stop
    return [piece for piece in [*pieces, ("same", text[last:])] if piece[1]]


def _opening(block: str) -> str:
    """Return the first words of a block, without what is above it in braces.

    >>> _opening("{pair=a}\\nOne *two*\\nthree.")
    'One *two* three.'
    """
    words = " ".join(line for line in block.split("\n") if not (line.startswith("{") and line.rstrip().endswith("}")))
    return words if len(words) <= _CONTEXT else f"{words[:_CONTEXT]}…"


# More than that is a page of megabytes, which nobody reads to its end.
_MOST_ROWS = 200
# How much of a file is shown before and after what is wrong in it.
_LINES_AROUND = 3
# Below it, a passage of the memory is shown in grey, in percent.
_WEAK_LIKENESS = 60


def _page_number(asked: str) -> int:
    """Return the number of a page from 0; that of the first if what was asked for is no number."""
    return max(0, int(asked) - 1) if asked.isdecimal() and len(asked) < 7 else 0


def _board_href(query: Mapping[str, str], page: int) -> str:
    """Return the address of a page of the board, with the same choices. page: from 0."""
    names = ("state", "waiting", "who", "lang", "sort", "find")
    return "/?" + urlencode({**{name: query[name] for name in names if query.get(name)}, "page": page + 1})


def _choices(entries: Sequence[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, words, value == chosen) for value, words in entries)


def _order_of(name: str) -> Callable[[StatusRow], Any]:
    orders: Mapping[str, Callable[[StatusRow], Any]] = {
        "state": lambda row: (STATES.index(row.state), row.article, row.lang),
        "article": lambda row: (row.article, row.lang),
        "words": lambda row: (-row.words, row.article),
        "since": lambda row: (row.since is None, row.since and row.since.isoformat(), row.article),
    }
    return orders[name]


# Of what has not changed in a passage, so many characters are shown beside what has.
_CONTEXT = 60


def _shortened(changes: WordChanges) -> WordChanges:
    """Return the changes of a passage with long stretches that are the same cut in the middle.

    >>> [len(text) for _, text in _shortened([("same", "a" * 500), ("in", "b"), ("same", "c" * 100)])]
    [61, 1, 100]
    """
    last = len(changes) - 1
    return [
        (kind, _cut(text, is_first=number == 0, is_last=number == last) if kind == "same" else text)
        for number, (kind, text) in enumerate(changes)
    ]


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * _CONTEXT + 2:
        return text
    head, tail = "" if is_first else text[:_CONTEXT], "" if is_last else text[-_CONTEXT:]
    return f"{head}…{tail}"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _with_pictures(markup: str) -> str:
    """Return markup whose pictures come from the desk."""
    return markup.replace('src="asset:', 'src="/-/pictures/')
