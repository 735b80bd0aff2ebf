"""`desk`: a place in the browser to translate, over the plain files of the publication, for one person."""

from __future__ import annotations

import argparse
import hmac
import json
import os
import secrets
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode

import msgspec

from diglot.cli.article_arguments import STATE_WORDS, day
from diglot.cli.build import processors, today
from diglot.cli.command import DONE, PROBLEMS, Command, Option
from diglot.cli.output import print_line
from diglot.cli.serve import port_number
from diglot.model.desk import (
    TO_DO,
    TO_REVIEW,
    BoardPage,
    BoardRow,
    Choice,
    DeskPage,
    DeskRowView,
    EditorPage,
    NoticePage,
    RowState,
    WordChanges,
)
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.ledger import STATES, StatusRow
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.system_reasons import system_reason

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.adapters.templates import Renderer
    from diglot.cli.messages import MessageFormatter
    from diglot.model.memory import MemoryMatch
    from diglot.model.preview_messages import PreviewRequest, PreviewResponse
    from diglot.pipeline.desk.article import DeskArticle, DeskRow
    from diglot.pipeline.desk.desk import Desk, Outcome

_PORT = 8010
_HTML, _JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A drawing that is opened by itself is a document: it may load nothing and run nothing.
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

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
_LABELS = {"title": N_("Title"), "kicker": N_("Kicker"), "standfirst": N_("Standfirst")}
_ORDERS: Mapping[str, str] = {
    "state": N_("by state"),
    "article": N_("by name"),
    "words": N_("by words to do"),
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
    "save_first": N_("What you typed is not saved: save it and declare the row in step, then it can be reviewed"),
    "comments": N_("Comments"),
    "comment": N_("Comment"),
    "comment_words": N_("Your comment"),
    "add_comment": N_("Add the comment"),
    "comment_added": N_("The comment was added"),
    "resolve": N_("Resolved"),
    "comment_resolved": N_("The comment is resolved"),
    "open_comments": N_("open comments: {n}"),
    "all_reviewed": N_("No other row is to be reviewed"),
    "copy": N_("Copy the original"),
    "saved": N_("Saved"),
    "unchanged": N_("Nothing to save"),
    "declared": N_("In step, and saved in the ledger"),
    "undone": N_("The last save was undone"),
    "kept": N_("Typed before and not saved yet"),
    "discard": N_("Discard"),
    "lost": N_("The desk does not answer. What you typed is kept in this browser."),
    "done": N_("No other row needs work"),
    "matches": N_("From the memory"),
    "no_matches": N_("Nothing like this was translated before"),
    "terms": N_("Glossary"),
    "findings": N_("Checks"),
    "no_findings": N_("Nothing to report"),
    "original": N_("The original as written"),
    "conflict": N_("The file has changed in this row meanwhile. Nothing was overwritten."),
    "gone": N_("The file has changed, and this row is no longer in it. Nothing was overwritten."),
    "base": N_("As you read it"),
    "theirs": N_("In the file now"),
    "yours": N_("What you typed"),
    "take_theirs": N_("Take what is in the file"),
    "keep_mine": N_("Write mine over it"),
    "moved": N_("Other rows have changed in the file: the page was loaded again."),
    "left_over": N_("Typed and not saved, for a row that has changed since:"),
    "insert": N_("Insert"),
    "used": N_("used"),
}


@dataclass
class DeskApp:
    """The desk behind its server. token: in the address that its owner opens; secret: what the cookie holds instead."""

    desk: Desk
    formatter: MessageFormatter
    renderer: Renderer
    hosts: frozenset[str]
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    # ------------------------------------------------------------ who may ask

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that does not come from a page of this server, or None."""
        from diglot.core.request_guard import reject_reason

        reason = reject_reason(asked.headers, self.hosts)
        if not reason and asked.method == "POST":
            if "origin" not in asked.headers:
                reason = "this page is not mine"
            elif asked.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return _plain(415, "only JSON is read here")
        return _plain(403, reason) if reason else None

    def answer(self, asked: PreviewRequest) -> PreviewResponse:
        """Return the response to a request; only who has the cookie, or the token for it, gets more than a refusal."""
        query = {name: values[-1] for name, values in parse_qs(asked.query).items()}
        if "token" in query and asked.method == "GET":
            return self._exchange(query["token"])
        if not self._has_cookie(asked):
            words = self.formatter.say(N_("Open the address that `diglot desk` printed in the terminal."))
            return _plain(403, words)
        try:
            return self._post(asked) if asked.method == "POST" else self._get(asked.path, query)
        except OSError as error:
            return _plain(500, self.formatter.say(system_reason(error)))

    @property
    def _cookie(self) -> str:
        # Cookies belong to a host, whatever its port: two desks must not take each other's.
        return f"diglot-desk-{self.port}"

    def _exchange(self, token: str) -> PreviewResponse:
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return _plain(403, self.formatter.say(N_("This token is not valid: start `diglot desk` again.")))
        cookie = f"{self._cookie}={self.secret}; HttpOnly; SameSite=Strict; Path=/"
        return _respond(303, headers={"Location": "/", "Set-Cookie": cookie})

    def _has_cookie(self, asked: PreviewRequest) -> bool:
        try:
            morsel = SimpleCookie(asked.headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return morsel is not None and hmac.compare_digest(morsel.value.encode(), self.secret.encode())

    # ------------------------------------------------------------ pages and files

    def _get(self, path: str, query: Mapping[str, str]) -> PreviewResponse:
        from diglot.adapters.desk_pages import static_file
        from diglot.pipeline.desk.theme import font_file, icon_file, picture_file, theme_style

        if path == "/":
            return self._page(self._board(query))
        if path == "/article":
            return self._page(self._article(query.get("name", ""), query.get("to", "")))
        if static := static_file(path):
            return _respond(200, static[0], static[1])
        if path == "/-/styles/theme.css":
            return _respond(200, theme_style(self.desk.root).encode(), "text/css; charset=utf-8")
        if path == "/-/icon.svg":
            return _respond(200, icon_file(), "image/svg+xml", {"Content-Security-Policy": _PICTURE_POLICY})
        top, _, name = path.removeprefix("/-/").partition("/")
        if top == "fonts" and (font := font_file(name)):
            return _respond(200, font, "font/woff2", {"Cache-Control": "private, max-age=86400"})
        if top == "pictures" and (picture := picture_file(self.desk.root, name)):
            return _respond(200, *picture, {"Content-Security-Policy": _PICTURE_POLICY})
        return _plain(404, self.formatter.say(N_("There is no such page.")))

    def _page(self, page: DeskPage) -> PreviewResponse:
        content = self.renderer.render(page).encode()
        return _respond(200, content, _HTML, {"Content-Security-Policy": _PAGE_POLICY})

    def _board(self, query: Mapping[str, str]) -> BoardPage:
        say, language, report = self.formatter.say, self.formatter.words.language, self.desk.status()
        state, lang, sought = query.get("state", ""), query.get("lang", ""), query.get("find", "").strip()
        waiting, person = query.get("waiting", ""), query.get("who", "")
        order = query["sort"] if query.get("sort") in _ORDERS else "state"
        rows = [
            row
            for row in report.rows
            if row.state != "orphan"
            and state in ("", row.state)
            and lang in ("", row.lang)
            and (waiting != "review" or row.to_review)
            and (waiting != "overdue" or self._is_overdue(row))
            and (waiting != "comments" or row.comments)
            and person in ("", *row.translators, *row.reviewers)
            and sought.casefold() in f"{row.article} {row.title}".casefold()
        ]
        rows.sort(key=_order_of(order))
        people = sorted({name for row in report.rows for name in (*row.translators, *row.reviewers)})
        states = [name for name in STATES if any(row.state == name for row in report.rows) and name != "orphan"]
        langs = sorted({row.lang for row in report.rows})
        return BoardPage(
            "board.html",
            self.formatter.lang,
            say(N_("The desk")),
            tuple(map(self._board_row, rows)),
            _choices([("", say(N_("every state"))), *((name, say(STATE_WORDS[name])) for name in states)], state),
            _choices([(name, say(words)) for name, words in _WAITING.items()], waiting),
            _choices([("", say(N_("everybody"))), *((name, name) for name in people)], person),
            _choices([("", say(N_("both languages"))), *((name, language(name)) for name in langs)], lang),
            _choices([(name, say(words)) for name, words in _ORDERS.items()], order),
            sought,
            sum(row.words for row in rows),
            tuple(f"{problem.printed_place}: {self.formatter.what(problem)}" for problem in report.problems),
        )

    def _board_row(self, row: StatusRow) -> BoardRow:
        say, number = self.formatter.say, self.formatter.words.number
        return BoardRow(
            href=f"/article?{urlencode({'name': row.article, 'to': row.lang})}",
            title=row.title,
            key=row.article or "/",
            langs=(row.original, row.lang),
            state=row.state,
            state_words=say(STATE_WORDS[row.state]),
            changed=say(N_("{changed} of {all}"), changed=number(row.changed), all=number(row.units))
            if row.changed
            else "",
            share=None if row.share is None else int(row.share * 100),
            words=row.words,
            by=row.by,
            since=row.since,
            to_review=row.to_review,
            translators=row.translators,
            reviewers=row.reviewers,
            due=row.due,
            is_overdue=self._is_overdue(row),
            comments=row.comments,
        )

    def _is_overdue(self, row: StatusRow) -> bool:
        return row.due is not None and row.due < self.desk.today() and not row.is_done

    def _article(self, key: str, to: str) -> DeskPage:
        article = self.desk.open(key, to, is_fresh=True)
        if isinstance(article, Problem):
            is_absent = article.code == "not-translated" and to in LANGUAGES
            return NoticePage(
                "notice.html",
                self.formatter.lang,
                key or "/",
                key,
                f"{article.printed_place}: {self.formatter.what(article)}",
                "" if is_absent else self.formatter.fix(article),
                to if is_absent else "",
            )
        words = {name: self.formatter.words.gettext(words) for name, words in _WORDS.items()}
        data = {
            "article": key,
            "to": to,
            "langs": article.langs,
            "digest": article.digest,
            "has_ledger": article.has_ledger,
            "to_do": sorted(TO_DO),
            "to_review": TO_REVIEW,
            "rows": [self._row_data(row) for row in article.rows],
            **self._comments(article),
            "words": words,
        }
        # "<" is the only character that could end the element that holds it.
        safe = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        front = article.texts[0].edition.manuscript.front
        return EditorPage(
            "article.html",
            self.formatter.lang,
            front.title or article.texts[0].units.heading or key,
            key or "/",
            article.langs,
            tuple(self._view(row) for row in article.rows),
            (article.texts[0].edition.manuscript.path, article.target.edition.manuscript.path),
            safe,
            sum(row.state in TO_DO for row in article.rows),
            sum(row.state == TO_REVIEW for row in article.rows),
            article.expects_reviews,
            article.has_ledger,
        )

    def _view(self, row: DeskRow) -> DeskRowView:
        say = self.formatter.say
        label = say(_LABELS[row.field]) if row.field else ""
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
            f"{row.review.by}, {day(row.review.on, self.formatter)}" if row.review else "",
            label,
            _with_pictures(shown[0]) if row.source else "",
            _with_pictures(shown[1]) if row.target else "",
            _shortened(row.changes),
        )

    def _row_data(self, row: DeskRow) -> dict[str, object]:
        view = self._view(row)
        return {
            "number": row.number,
            "state": row.state,
            "state_words": view.state_words,
            "review": view.review,
            "source": row.source,
            "target": row.target,
            "written": row.written,
            "hash": row.digest,
            "html": view.target_html,
            "can_have_comments": bool(row.names),
        }

    def _comments(self, article: DeskArticle) -> Mapping[str, object]:
        comments = self.desk.comments(article)
        open_ones = [
            {
                "name": comment.name,
                "row": row,
                "facts": f"{comment.by}, {day(comment.on, self.formatter)}",
                "text": comment.text,
                "passage": comment.passage or comment.field if row is None else "",
            }
            for comment, row in comments.found
        ]
        damaged = [f"{problem.printed_place}: {self.formatter.what(problem)}" for problem in comments.problems]
        return {"comments": open_ones, "damaged": damaged}

    # ------------------------------------------------------------ what the script asks

    def _post(self, asked: PreviewRequest) -> PreviewResponse:
        actions: Mapping[str, tuple[type, Callable[[Any], PreviewResponse]]] = {
            "/-/save": (_SaveOrder, self._save),
            "/-/undo": (_ArticleOrder, self._undo),
            "/-/declare": (_DeclareOrder, self._declare),
            "/-/review": (_ReviewOrder, self._review),
            "/-/comment": (_CommentOrder, self._comment),
            "/-/resolve": (_ResolveOrder, self._resolve),
            "/-/begin": (_ArticleOrder, self._begin),
            "/-/check": (_RowOrder, self._check),
            "/-/matches": (_RowOrder, self._matches),
        }
        if asked.path not in actions:
            return _plain(404, self.formatter.say(N_("There is no such page.")))
        kind, act = actions[asked.path]
        try:
            order: object = msgspec.json.decode(asked.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return _plain(400, "not what was expected")
        return act(order)

    def _save(self, order: _SaveOrder) -> PreviewResponse:
        from diglot.pipeline.desk.desk import Save

        save = Save(order.article, order.to, order.digest, order.row, order.base, order.text)
        return self._outcome(self.desk.save(save))

    def _undo(self, order: _ArticleOrder) -> PreviewResponse:
        return self._outcome(self.desk.undo(order.article, order.to))

    def _declare(self, order: _DeclareOrder) -> PreviewResponse:
        return self._outcome(
            self.desk.declare(order.article, order.to, order.digest, order.row, is_minor=order.is_minor)
        )

    def _review(self, order: _ReviewOrder) -> PreviewResponse:
        return self._outcome(self.desk.review(order.article, order.to, order.row, order.hash))

    def _comment(self, order: _CommentOrder) -> PreviewResponse:
        refused = self.desk.comment(order.article, order.to, order.row, order.hash, order.text)
        return self._outcome(refused) if refused else self._all_comments(order)

    def _resolve(self, order: _ResolveOrder) -> PreviewResponse:
        problem = self.desk.resolve(order.article, order.name)
        return self._refusal(problem) if problem else self._all_comments(order)

    def _all_comments(self, order: _ArticleOrder) -> PreviewResponse:
        article = self.desk.open(order.article, order.to)
        return self._refusal(article) if isinstance(article, Problem) else _json(200, self._comments(article))

    def _begin(self, order: _ArticleOrder) -> PreviewResponse:
        problem = self.desk.begin(order.article, order.to)
        return self._refusal(problem) if problem else _json(200, {})

    def _outcome(self, outcome: Outcome) -> PreviewResponse:
        from diglot.core.ledger import diff_words
        from diglot.pipeline.desk.desk import Conflict, Refusal

        if isinstance(outcome, Refusal):
            return _json(422, {"message": self.formatter.say(outcome.reason)})
        if isinstance(outcome, Problem):
            return self._refusal(outcome)
        if isinstance(outcome, Conflict):
            return _json(
                409,
                {
                    "digest": outcome.article.digest,
                    "row": outcome.row,
                    "base": outcome.base,
                    "theirs": outcome.theirs,
                    "yours": outcome.yours,
                    "changes": {
                        "theirs": diff_words(outcome.base, outcome.theirs),
                        "yours": diff_words(outcome.base, outcome.yours),
                    },
                },
            )
        return _json(
            200,
            {
                "digest": outcome.article.digest,
                "row": self._row_data(outcome.row) if outcome.row else None,
                "is_moved": outcome.is_moved,
                "to_do": sum(row.state in TO_DO for row in outcome.article.rows),
                "to_review": sum(row.state == TO_REVIEW for row in outcome.article.rows),
            },
        )

    def _refusal(self, problem: Problem) -> PreviewResponse:
        message = f"{self.formatter.what(problem)}. {self.formatter.fix(problem)}"
        return _json(422, {"message": message, "code": problem.code})

    def _row(self, order: _RowOrder) -> tuple[DeskArticle, DeskRow] | PreviewResponse:
        article = self.desk.open(order.article, order.to)
        if isinstance(article, Problem):
            return self._refusal(article)
        if not 0 <= order.row < len(article.rows):
            return _json(404, {})
        return article, article.rows[order.row]

    def _check(self, order: _RowOrder) -> PreviewResponse:
        found = self._row(order)
        if not isinstance(found, tuple):
            return found
        article, row = found
        checker = self.desk.checker(article)
        findings = list(checker.findings(article, row, order.text)) if order.text.strip() else []
        terms = checker.terms(row.source, order.text, article.langs)
        return _json(
            200,
            {
                "findings": [
                    {"what": self.formatter.what(one), "fix": self.formatter.fix(one), "code": one.code}
                    for one in findings
                ],
                "terms": [{"term": use.term, "forms": use.forms, "is_used": use.is_used} for use in terms],
            },
        )

    def _matches(self, order: _RowOrder) -> PreviewResponse:
        found = self._row(order)
        if not isinstance(found, tuple):
            return found
        return _json(200, {"matches": [self._match(match, found[1]) for match in self.desk.matches(*found)]})

    def _match(self, match: MemoryMatch, row: DeskRow) -> dict[str, object]:
        from diglot.core.ledger import diff_words

        pair = match.pair
        words = N_("in step since {day}") if pair.is_current else N_("in step on {day}, changed since")
        since = self.formatter.say(words, day=day(pair.on, self.formatter))
        return {
            "likeness": self.formatter.words.percent(match.likeness or 0),
            "source": diff_words(pair.texts[match.side], row.source),
            "target": pair.texts[1 - match.side],
            "where": " · ".join(filter(None, [pair.article or "/", since, pair.by])),
        }


class _ArticleOrder(msgspec.Struct):
    """What the script sends about an article."""

    article: str
    to: Lang


class _RowOrder(_ArticleOrder):
    """What the script sends about a row while somebody writes in it."""

    row: int
    text: str = ""


class _SaveOrder(_RowOrder, kw_only=True):
    """A row to be saved."""

    digest: str
    base: str


class _ReviewOrder(_ArticleOrder, kw_only=True):
    """A row to be signed off. hash: of the row as it was read."""

    row: int
    hash: str


class _CommentOrder(_ArticleOrder, kw_only=True):
    """A comment on a row, or without one on the article. hash: of the row as it was read."""

    text: str
    row: int | None = None
    hash: str = ""


class _ResolveOrder(_ArticleOrder, kw_only=True):
    """A comment to be resolved."""

    name: str


class _DeclareOrder(_ArticleOrder, kw_only=True):
    """A row, or without one the article, to be declared in step."""

    digest: str
    row: int | None = None
    is_minor: bool = False


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
    from html import escape

    return escape(text).replace("\n", "<br>")


def _with_pictures(markup: str) -> str:
    """Return markup whose pictures come from the desk."""
    return markup.replace('src="asset:', 'src="/-/pictures/')


def _plain(status: int, words: str) -> PreviewResponse:
    return _respond(status, f"diglot: {words}\n".encode(), "text/plain; charset=utf-8")


def _json(status: int, document: Mapping[str, object]) -> PreviewResponse:
    return _respond(status, json.dumps(document, ensure_ascii=False).encode(), _JSON)


def _respond(
    status: int, body: bytes = b"", mime: str = "text/plain; charset=utf-8", headers: Mapping[str, str] | None = None
) -> PreviewResponse:
    from diglot.model.preview_messages import PreviewResponse

    return PreviewResponse(status, body, mime, {**_SECURITY, **(headers or {})})


# ---------------------------------------------------------------- the command


def _run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    from diglot.adapters import web_server
    from diglot.cli.article_arguments import user_name
    from diglot.core.request_guard import LOOPBACK_NAMES, allowed_hosts
    from diglot.pipeline.desk.desk import Desk
    from diglot.pipeline.desk.theme import make_renderer
    from diglot.pipeline.outputs.known_names import KNOWN

    root: Path = options.root.resolve()
    try:
        place = web_server.listen("127.0.0.1", options.port)
    except OSError as error:
        reason = formatter.say(
            N_("Port {port} of {host} is not available: {reason}. Choose another with --port."),
            port=options.port,
            host="127.0.0.1",
            reason=formatter.say(system_reason(error)),
        )
        print_line(reason, file=sys.stderr)
        return PROBLEMS
    port = place.getsockname()[1]
    desk = Desk(root, KNOWN, lambda: today(os.environ), options.by or user_name(), processors())
    app = DeskApp(desk, formatter, make_renderer(formatter.words), allowed_hosts(LOOPBACK_NAMES, port), port)
    print_line(
        formatter.say(N_("Desk at {url} (press Ctrl-C to stop)"), url=f"http://127.0.0.1:{port}/?token={app.token}"),
        flush=True,
    )
    print_line(formatter.say(N_("Whoever has this address can change the texts: do not pass it on.")), flush=True)
    try:
        web_server.serve_app(app, place)
    finally:
        desk.close()
    return DONE


COMMAND = Command(
    "desk",
    N_("translate in the browser: both texts side by side, over the plain files"),
    (
        Option(
            "--port",
            N_("the port to listen on (default: 8010; 0: any free port)"),
            "N",
            {"type": port_number, "default": _PORT},
        ),
        Option("--by", N_("who declares it (default: your user name)"), N_("NAME")),
    ),
    _run,
    ("desk", "desk --port 8081"),
)
