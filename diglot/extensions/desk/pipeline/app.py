"""Answers the requests of the desk's pages: who may ask, pages and files, and what the script of a page orders.

Cookies, tokens and digests are compared here; the texts are read and written by `desk`.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias
from urllib.parse import urlencode

import msgspec

from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.templating.templates import Renderer
from diglot.core import pairing
from diglot.core.concordance import words_of
from diglot.core.ledger import diff_words
from diglot.extensions.desk.adapters.desk_pages import static_file
from diglot.extensions.desk.model.desk import TO_DO, TO_REVIEW, DeskPage, EditorPage, NoticePage
from diglot.extensions.desk.pipeline.access.presence import Presence
from diglot.extensions.desk.pipeline.articles.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.articles.seen_states import News
from diglot.extensions.desk.pipeline.beside.glossary import MOST_TERM
from diglot.extensions.desk.pipeline.beside.history import RowVersion, find_history
from diglot.extensions.desk.pipeline.comment_page import comments_page
from diglot.extensions.desk.pipeline.desk import Conflict, Desk, FieldConflict, Outcome, Refusal, Save, Saved
from diglot.extensions.desk.pipeline.orders import (
    ArticleOrder,
    BoardOrder,
    CommentOrder,
    DeclareOrder,
    FieldsOrder,
    FindOrder,
    PresentOrder,
    PublishOrder,
    PublishStep,
    RegroupOrder,
    RepairOrder,
    ResolveOrder,
    ReviewOrder,
    ReviewsOrder,
    RowOrder,
    SaveOrder,
    SeenRowOrder,
    TermOrder,
    UndoOrder,
)
from diglot.extensions.desk.pipeline.pages import ROLE_NAMES, PageMaker
from diglot.extensions.desk.pipeline.repair import last_readable, mend
from diglot.extensions.desk.pipeline.save_commits import SaveCommits, SavedWork
from diglot.extensions.desk.pipeline.theme import font_file, icon_file, picture_file, theme_style
from diglot.extensions.desk.pipeline.wording import Wording
from diglot.extensions.desk.pipeline.writing.pages import new_page, write_page
from diglot.extensions.preview.core.request_guard import reject_reason
from diglot.extensions.preview.core.request_parts import JSON, cookie_of, media_type_of, query_of
from diglot.extensions.preview.model.messages import PendingResponse, PendingWork, PreviewRequest, PreviewResponse
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_
from diglot.model.places import MANUSCRIPT_SUFFIXES
from diglot.model.problems import AnyProblem, FileOutOfReach, NotTranslated, Problem
from diglot.model.translation.team import ALONE, MOST_FORM, MOST_ORDER, MOST_UPLOAD, Role, Visitor
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.text_writing import SaveRefused

_HTML, _JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": the browser would send forms of a team's desk with the origin "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# A page of the publication in a frame of the desk: no script runs there, whatever is in it. It is of the desk's origin,
# so that the desk can move it to the row in hand.
_PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)
# How commits name what was saved.
_ACTS: Mapping[str, str] = {
    "/-/save": N_("translation"),
    "/-/undo": N_("translation"),
    "/-/begin": N_("translation begun"),
    "/-/fields": N_("front matter"),
    "/-/regroup": N_("rows paired"),
    "/-/declare": N_("in step"),
    "/-/review": N_("reviewed"),
    "/-/review-rows": N_("reviewed"),
    "/-/term": N_("glossary"),
    "/-/repair": N_("file mended"),
    "/-/comment": N_("comments"),
    "/-/resolve": N_("comments"),
    "/-/new": N_("article begun"),
    "/-/write": N_("original"),
    "/-/undo-text": N_("original"),
    "/-/picture": N_("picture"),
    "/-/import": N_("import"),
}
NOT_YOURS = N_("Only a {role} may do this: ask whoever runs this desk for that role.")
# A drawing that is opened by itself is a document: it may load nothing and run nothing.
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@dataclass
class OwnerApp:
    """The desk of one person on loopback.

    token: in the address that they open; secret: what the cookie holds instead.
    """

    app: DeskApp
    hosts: frozenset[str]
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that does not come from a page of this server, or None."""
        reason = reject_reason(asked.headers, self.hosts)
        if not reason and asked.method == "POST":
            if "origin" not in asked.headers:
                reason = "this page is not mine"
            elif media_type_of(asked) != media_type_for(asked.path):
                return plain(415, "not read here")
        return plain(403, reason) if reason else None

    def most_bytes(self, asked: PreviewRequest) -> int:
        """Return how long the body of a request may be."""
        return MOST_UPLOAD.get(asked.path, MOST_ORDER) if self._has_cookie(asked) else MOST_FORM

    def answer(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        """Return the response to a request; only who has the cookie, or the token for it, gets more than a refusal."""
        query = query_of(asked)
        if "token" in query and asked.method == "GET":
            return self._exchange(query["token"])
        if not self._has_cookie(asked):
            words = self.app.formatter.say(N_("Open the address that `diglot desk` printed in the terminal."))
            return plain(403, words)
        return self.app.respond(asked)

    def _has_cookie(self, asked: PreviewRequest) -> bool:
        return hmac.compare_digest(cookie_of(asked, self._cookie).encode(), self.secret.encode())

    @property
    def _cookie(self) -> str:
        # Cookies belong to a host, whatever its port: two desks must not take each other's.
        return f"diglot-desk-{self.port}"

    def _exchange(self, token: str) -> PreviewResponse:
        if not hmac.compare_digest(token.encode(), self.token.encode()):
            return plain(403, self.app.formatter.say(N_("This token is not valid: start `diglot desk` again.")))
        cookie = f"{self._cookie}={self.secret}; HttpOnly; SameSite=Strict; Path=/"
        return respond(303, headers={"Location": "/", "Set-Cookie": cookie})


def media_type_for(path: str) -> str:
    """Return the media type of what the script of a page sends to a path."""
    return "application/octet-stream" if path in MOST_UPLOAD else JSON


class BuildProblem(msgspec.Struct, frozen=True):
    """A problem of a build, in words, as `build --json` has it."""

    what: str
    fix: str
    severity: str
    file: str | None = None
    line: int | None = None


class Published(msgspec.Struct, frozen=True):
    """What came of a step of publishing the site. message: what the commands printed. problems: of the build."""

    is_done: bool
    message: str
    problems: Sequence[BuildProblem] = ()


# Of a build that many problems stop; more are read in the terminal.
_MOST_PROBLEMS = 200
# Of articles that were opened, those that are looked at again for the board.
_MOST_LOOKED_AT = 10


def _with_reason(answer: PreviewResponse, reason: str) -> PreviewResponse:
    """Return an answer to the script with the reason why what was saved was not committed, if there is one."""
    document = {**json.loads(answer.body), "uncommitted": reason}
    return json_answer(answer.status, document) if reason else answer


def _paths(article: DeskArticle) -> Sequence[str]:
    """Return the files of both texts."""
    return [text.edition.manuscript.path for text in article.texts]


DeskAction: TypeAlias = "tuple[type, Callable[[DeskApp, Any], PreviewResponse | PendingResponse], Role | None]"
"""What an extension lets the script order: the form of the order, what carries it out, and who may (None: all)."""


@dataclass(frozen=True)
class DeskApp:
    """What the desk answers to a visitor, whoever has let them in.

    publish: takes a step of publishing the site; commits: makes a commit of each save; presence: who else is there.
    names: of the team. drafting: the names of those for whom a machine is drafting. stops: of each article that was
    opened, and of each that stopped a look at the site, its digest then and how many problems stop publishing.
    """

    desk: Desk
    formatter: Wording
    renderer: Renderer
    visitor: Visitor = ALONE
    publish: Callable[[PublishStep, Lang], Published] | None = None
    commits: SaveCommits | None = None
    presence: Presence | None = None
    names: Sequence[str] = ()
    drafting: set[str] = field(default_factory=set)
    stops: dict[tuple[str, Lang], tuple[str, int]] = field(default_factory=dict)

    @property
    def pages(self) -> PageMaker:
        """The maker of the pages."""
        may_publish = self.publish is not None and "publisher" in self.visitor.roles
        return PageMaker(self.desk, self.formatter, self.visitor, may_publish, self.names)

    def respond(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        """Return the response to a request."""
        try:
            return self._post(asked) if asked.method == "POST" else self._get(asked.path, query_of(asked))
        except OSError as error:
            name = str(error.filename or "").removeprefix(f"{self.desk.root}/")
            reason = system_reason(error)
            # Where else the system keeps files is nobody's business.
            is_ours = name and not name.startswith("/")
            return plain(
                500, self.pages.located(FileOutOfReach(name, reason)) if is_ours else self.formatter.say(reason)
            )

    def page(self, page: DeskPage, status: int = 200) -> PreviewResponse:
        """Return a page as a response."""
        content = self.renderer.render(page).encode()
        return respond(status, content, _HTML, {"Content-Security-Policy": _PAGE_POLICY})

    # ------------------------------------------------------------ pages and files

    def _get(self, path: str, query: Mapping[str, str]) -> PreviewResponse | PendingResponse:
        if path == "/":
            return self.page(self.pages.board(query))
        if path == "/comments":
            return self.page(comments_page(self.desk, self.formatter, self.visitor, query))
        if path == "/article":
            key, to = query.get("name", ""), query.get("to", "")
            page = self.pages.article(key, to)
            if isinstance(page, EditorPage):
                self.stops.setdefault((key, to), ("", 0))
            return self.page(page, 404 if isinstance(page, NoticePage) and page.is_unknown else 200)
        if path == "/new" and "translator" in self.visitor.roles and not self.desk.is_elsewhere:
            return self.page(new_page(self.desk, self.formatter, self.visitor))
        if path == "/write" and not self.desk.is_elsewhere:
            page = write_page(self.desk, self.formatter, self.visitor, query)
            return self.page(page, 404 if isinstance(page, NoticePage) else 200)
        if path == "/-/page":
            asked = (query.get("name", ""), query.get("lang", ""), query.get("version", ""))
            # Others can save meanwhile.
            return PendingResponse(PendingWork("previews", partial(self.desk.preview.page, *asked)), self._previewed)
        if static := static_file(path):
            return respond(200, static[0], static[1])
        if path == "/-/styles/theme.css":
            return respond(200, theme_style(self.desk.root).encode(), "text/css; charset=utf-8")
        if path == "/-/icon.svg":
            return respond(200, icon_file(), "image/svg+xml", {"Content-Security-Policy": _PICTURE_POLICY})
        top, _, name = path.removeprefix("/-/").partition("/")
        if top == "fonts" and (font := font_file(name)):
            return respond(200, font, "font/woff2", {"Cache-Control": "private, max-age=86400"})
        if top == "pictures" and (picture := picture_file(self.desk.root, name)):
            return respond(200, *picture, {"Content-Security-Policy": _PICTURE_POLICY})
        if file := self.desk.preview.file(path.lstrip("/")):
            # Its name has the hash of its contents.
            kept = {"Cache-Control": "private, max-age=86400", "Content-Security-Policy": _PICTURE_POLICY}
            return respond(200, *file, kept)
        return plain(404, self.formatter.say(N_("There is no such page.")))

    def _previewed(self, made: bytes | Problem) -> PreviewResponse:
        if isinstance(made, Problem):
            return plain(200, self.pages.located(made))
        if not made:
            return plain(404, self.formatter.say(N_("This text has no page of its own yet.")))
        return respond(200, made, _HTML, {"Content-Security-Policy": _PREVIEW_POLICY})

    # ------------------------------------------------------------ what the script asks

    def _post(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        actions: Mapping[str, tuple[type, Callable[[Any], PreviewResponse | PendingResponse], Role | None]] = {
            "/-/save": (SaveOrder, self._save, "translator"),
            "/-/undo": (UndoOrder, self._undo, "translator"),
            "/-/declare": (DeclareOrder, self._declare, "translator"),
            "/-/begin": (ArticleOrder, self._begin, "translator"),
            "/-/fields": (FieldsOrder, self._fields, "translator"),
            "/-/regroup": (RegroupOrder, self._regroup, "translator"),
            "/-/review": (ReviewOrder, self._review, "reviewer"),
            "/-/repair": (RepairOrder, self._repair, "translator"),
            "/-/readable": (ArticleOrder, self._readable, "translator"),
            "/-/review-rows": (ReviewsOrder, self._review_rows, "reviewer"),
            "/-/find": (FindOrder, self._find, None),
            "/-/term": (TermOrder, self._term, "translator"),
            "/-/comment": (CommentOrder, self._comment, None),
            "/-/resolve": (ResolveOrder, self._resolve, None),
            "/-/check": (RowOrder, self._check, None),
            "/-/build": (ArticleOrder, self._build, None),
            "/-/matches": (SeenRowOrder, self._matches, None),
            "/-/history": (SeenRowOrder, self._history, None),
            "/-/present": (PresentOrder, self._present, None),
            "/-/stops": (BoardOrder, self._count_stops, None),
            "/-/publish": (PublishOrder, self._publish, "publisher"),
            **self._added_actions(),
        }
        if asked.path not in actions:
            return plain(404, self.formatter.say(N_("There is no such page.")))
        kind, act, role = actions[asked.path]
        if role and role not in self.visitor.roles:
            message = self.formatter.say(NOT_YOURS, role=self.formatter.say(ROLE_NAMES[role]))
            return json_answer(403, {"message": message})
        try:
            order: object = _read_order(asked, kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return plain(400, "not what was expected")
        if self.commits and isinstance(order, ArticleOrder) and asked.path in _ACTS:
            self.desk.announce = partial(self._announce, self.commits, order, _ACTS[asked.path])
        try:
            answer = act(order)
        except SaveRefused as refused:
            return self.refusal(refused.problem)
        files = self.desk.take_written()
        if self.commits and files and isinstance(order, ArticleOrder) and isinstance(answer, PreviewResponse):
            work = SavedWork(self.visitor.name, order.article, order.to, _ACTS[asked.path], files)
            return PendingResponse(self.commits.begin(work), partial(_with_reason, answer))
        return answer

    def _added_actions(
        self,
    ) -> Mapping[str, tuple[type, Callable[[Any], PreviewResponse | PendingResponse], Role | None]]:
        """Return what extensions let the script order."""
        found: Sequence[Mapping[str, DeskAction]] = own_hooks("desk-actions")
        return {
            path: (kind, partial(act, self), role) for actions in found for path, (kind, act, role) in actions.items()
        }

    def _announce(self, commits: SaveCommits, order: ArticleOrder, act: str, files: Mapping[str, bytes | None]) -> None:
        commits.announce(SavedWork(self.visitor.name, order.article, order.to, act, files))

    def _save(self, order: SaveOrder) -> PreviewResponse:
        save = Save(order.article, order.to, order.digest, order.row, order.base, order.text)
        return self.outcome(self.desk.save(save))

    def _undo(self, order: UndoOrder) -> PreviewResponse:
        outcome = self.desk.undo(order.article, order.to, order.digest)
        # The save had made the translation.
        return json_answer(200, {"is_gone": True}) if isinstance(outcome, NotTranslated) else self.outcome(outcome)

    def _fields(self, order: FieldsOrder) -> PreviewResponse:
        outcome = self.desk.save_fields(order.article, order.to, order.base, order.values, order.digest)
        if isinstance(outcome, FieldConflict):
            return json_answer(409, {"theirs": outcome.theirs})
        if not isinstance(outcome, Saved):
            return self.outcome(outcome)
        fields = [msgspec.to_builtins(field) for field in self.pages.front(outcome.article)]
        return json_answer(200, {"fields": fields, **self._news(outcome.article, outcome.news)})

    def _regroup(self, order: RegroupOrder) -> PreviewResponse:
        return self.outcome(self.desk.regroup(order.article, order.to, order.digest, order.row, order.cut))

    def _declare(self, order: DeclareOrder) -> PreviewResponse:
        return self.outcome(
            self.desk.declare(order.article, order.to, order.digest, order.row, is_minor=order.is_minor)
        )

    def _review(self, order: ReviewOrder) -> PreviewResponse:
        return self.outcome(self.desk.review(order.article, order.to, [(order.row, order.hash)], order.digest))

    def _review_rows(self, order: ReviewsOrder) -> PreviewResponse:
        return self.outcome(self.desk.review(order.article, order.to, order.rows, order.digest))

    def _find(self, order: FindOrder) -> PreviewResponse:
        article = self.desk.open(order.article, order.to)
        if isinstance(article, Problem):
            return self.refusal(article)
        if not words_of(order.words):
            return self.outcome(Refusal(N_("Select words, or write them, to find them.")))
        answer = self.desk.find(order.words[:MOST_TERM], article.langs if order.is_original else article.langs[::-1])
        found = [self.pages.found(match, article.langs) for match in answer.matches]
        return json_answer(200, {"found": found, "message": self.pages.count_found(answer.found, len(found))})

    def _term(self, order: TermOrder) -> PreviewResponse:
        refused = self.desk.add_term(order.article, order.to, order.source, order.target)
        return self.outcome(refused) if refused else json_answer(200, {})

    def _comment(self, order: CommentOrder) -> PreviewResponse:
        refused = self.desk.comment(order.article, order.to, order.row, order.hash, order.text)
        return self.outcome(refused) if refused else self._all_comments(order)

    def _resolve(self, order: ResolveOrder) -> PreviewResponse:
        problem = self.desk.resolve(order.article, order.name)
        return self.refusal(problem) if problem else self._all_comments(order)

    def _all_comments(self, order: ArticleOrder) -> PreviewResponse:
        article = self.desk.open(order.article, order.to)
        return self.refusal(article) if isinstance(article, Problem) else json_answer(200, self.pages.comments(article))

    def _begin(self, order: ArticleOrder) -> PreviewResponse:
        problem = self.desk.begin(order.article, order.to)
        return self.refusal(problem) if problem else json_answer(200, {})

    def _repair(self, order: RepairOrder) -> PreviewResponse:
        refused = mend(self.desk, order.article, order.to, order.digest, order.text)
        return self.outcome(refused) if refused else json_answer(200, {})

    def _readable(self, order: ArticleOrder) -> PreviewResponse:
        found = last_readable(self.desk, order.article, order.to)
        return self.outcome(found) if isinstance(found, Refusal) else json_answer(200, self.pages.readable(found))

    def _present(self, order: PresentOrder) -> PreviewResponse:
        if self.presence is None:
            return plain(404, self.formatter.say(N_("There is no such page.")))
        self.presence.note(self.visitor.name, order.article, order.to, order.digest, order.row)
        own = (order.article, order.to, order.digest)
        others = [
            {"name": name, "row": self.desk.seen.row_in((order.article, order.to, sign.digest), sign.row, own)}
            for name, sign in self.presence.others(self.visitor.name, order.article, order.to)
        ]
        return json_answer(200, {"others": others, **self._changes(order)})

    def _changes(self, order: PresentOrder) -> Mapping[str, object]:
        """Return the rows and comments that a page does not have as they are."""
        now = self.desk.open(order.article, order.to)
        if isinstance(now, Problem):
            return {}
        news = self.desk.seen.news((order.article, order.to, order.digest), now)
        is_new = self.desk.comments_version(now) != order.comments
        return {
            **(self._news(now, news) if now.digest != order.digest else {}),
            **(self.pages.comments(now) if is_new else {}),
        }

    def _news(self, now: DeskArticle, news: News | None) -> Mapping[str, object]:
        """Return what is new to a page, as the script reads it: rows as values and as markup."""
        # Of a page that the desk has forgotten, the script finds out itself which rows it has.
        rows, kept = (news.rows, news.kept) if news else (now.rows, None)
        return {
            "digest": now.digest,
            "has_ledger": now.has_ledger,
            **_counts(now),
            "rows": [self.pages.row_data(row) for row in rows],
            "html": self.renderer.render(self.pages.rows(now, rows)),
            "kept": kept,
            "is_forgotten": news is None,
        }

    def _publish(self, order: PublishOrder) -> PreviewResponse | PendingResponse:
        if self.publish is None:
            return plain(404, self.formatter.say(N_("There is no such page.")))
        # A build takes a while: the others go on working.
        work = partial(self.publish, order.step, self.formatter.lang)
        return PendingResponse(PendingWork("publishing", work), self._published)

    def _published(self, outcome: Published) -> PreviewResponse:
        """Return what came of a step of publishing, each problem with the address of its row."""
        rows = [
            {
                "what": one.what,
                "fix": one.fix,
                "stops": one.severity == "error",
                "where": f"{one.file}:{one.line}" if one.line else one.file or "",
                "href": self._row_href(one.file or "", one.line or 1),
            }
            for one in outcome.problems[:_MOST_PROBLEMS]
        ]
        return json_answer(200 if outcome.is_done else 422, {"message": outcome.message, "problems": rows})

    def _row_href(self, path: str, line: int) -> str:
        """Return the address of the row that a line of a text is in; "" where it is in none."""
        if not path.endswith(MANUSCRIPT_SUFFIXES) or path.count("/") < 2:
            return ""
        key, own = pairing.kind_and_key(path)[1], path.split("/")[1]
        for to in sorted(LANGUAGES, key=lambda lang: lang != own):
            article = self.desk.open(key, to)
            if not isinstance(article, Problem) and path in _paths(article):
                row = article.row_at(path, line)
                fragment = "" if row is None else f"#row-{row}"
                return f"/article?{urlencode({'name': key, 'to': to})}{fragment}"
        return ""

    def _count_stops(self, _: BoardOrder) -> PendingResponse:
        """Return what stops publishing in articles that were opened; those that have changed are looked at again."""
        changed: list[tuple[str, Lang, DeskArticle]] = []
        for (key, to), (digest, _number) in list(self.stops.items())[-_MOST_LOOKED_AT:]:
            article = self.desk.open(key, to)
            if isinstance(article, Problem) or self.desk.is_elsewhere:
                self.stops.pop((key, to))
            elif article.digest != digest:
                changed.append((key, to, article))

        def look() -> list[tuple[DeskArticle, Sequence[AnyProblem]]]:
            return [(article, self.desk.preview.problems(key, article.digest)) for key, _, article in changed]

        def count(found: list[tuple[DeskArticle, Sequence[AnyProblem]]]) -> PreviewResponse:
            for article, problems in found:
                self._built(article, problems)
            rows = [{"article": key, "to": to, "stops": number} for (key, to), (_, number) in self.stops.items()]
            return json_answer(200, {"rows": [row for row in rows if row["stops"]]})

        return PendingResponse(PendingWork("previews", look), count)

    def outcome(self, outcome: Outcome) -> PreviewResponse:
        """Return what came of an order, as the script reads it."""
        if isinstance(outcome, Refusal):
            return json_answer(422, {"message": self.formatter.say(outcome.reason)})
        if isinstance(outcome, Problem):
            return self.refusal(outcome)
        if isinstance(outcome, Conflict):
            return json_answer(409, {**self._news(outcome.article, outcome.news), **_conflict(outcome)})
        row = self.pages.row_data(outcome.row) if outcome.row else None
        return json_answer(200, {"row": row, **self._news(outcome.article, outcome.news)})

    def refusal(self, problem: Problem) -> PreviewResponse:
        """Return a problem as the script reads it."""
        sentences = (self.formatter.what(problem), self.formatter.fix(problem))
        message = ". ".join(f"{sentence[:1].upper()}{sentence[1:]}" for sentence in sentences)
        return json_answer(422, {"message": message, "code": problem.code})

    def _row(self, article: DeskArticle | Problem, number: int) -> tuple[DeskArticle, DeskRow] | PreviewResponse:
        if isinstance(article, Problem):
            return self.refusal(article)
        if not 0 <= number < len(article.rows):
            return json_answer(404, {})
        return article, article.rows[number]

    def _check(self, order: RowOrder) -> PreviewResponse:
        found = self._row(self.desk.open(order.article, order.to), order.row)
        if not isinstance(found, tuple):
            return found
        article, row = found
        checker = self.desk.checker(article)
        findings = list(checker.findings(article, row, order.text)) if order.text.strip() else []
        terms = checker.terms(row.source, order.text, article.langs)
        return json_answer(
            200,
            {
                "findings": self.findings(findings),
                "terms": [{"term": use.term, "forms": use.forms, "is_used": use.is_used} for use in terms],
            },
        )

    def _build(self, order: ArticleOrder) -> PreviewResponse | PendingResponse:
        article = self.desk.open(order.article, order.to)
        if isinstance(article, Problem):
            return self.refusal(article)
        if self.desk.is_elsewhere:
            return self._built(article, ())
        work = partial(self.desk.preview.problems, order.article, article.digest)
        return PendingResponse(PendingWork("previews", work), partial(self._built, article))

    def _built(self, article: DeskArticle, found: Sequence[AnyProblem]) -> PreviewResponse:
        """Return what a build finds in both texts, each at its row; None where it is of the whole article."""
        problems = [problem for problem in found if problem.position[0] in _paths(article)]
        stops = sum(problem.severity == "error" for problem in problems)
        self.stops[article.article.key, article.target.edition.lang] = (article.digest, stops)
        rows = [
            {
                "row": article.row_at(*problem.position),
                "stops": problem.severity == "error",
                "what": self.formatter.what(problem),
                "fix": self.formatter.fix(problem),
            }
            for problem in problems
        ]
        return json_answer(200, {"digest": article.digest, "problems": rows})

    def findings(self, findings: Iterable[Problem]) -> Sequence[Mapping[str, str]]:
        """Return findings as the script reads them."""
        return [
            {"what": self.formatter.what(one), "fix": self.formatter.fix(one), "code": one.code} for one in findings
        ]

    def _matches(self, order: SeenRowOrder) -> PreviewResponse:
        # They are for the row that is seen; to read the texts again would take longer than to find them.
        found = self._row(self.desk.as_read(order.article, order.to, order.digest), order.row)
        if not isinstance(found, tuple):
            return found
        article, row = found
        matches = self.desk.matches(article, [row]).get(row.number, ())
        return json_answer(200, {"matches": [self.pages.match(match, row) for match in matches]})

    def _history(self, order: SeenRowOrder) -> PreviewResponse | PendingResponse:
        found = self._row(self.desk.as_read(order.article, order.to, order.digest), order.row)
        if not isinstance(found, tuple):
            return found
        # In a large repository git takes a while.
        work = partial(find_history, self.desk.root, self.desk.traced(*found))
        return PendingResponse(PendingWork("histories", work), self._with_history)

    def _with_history(self, found: tuple[Sequence[RowVersion], str]) -> PreviewResponse:
        versions, reason = found
        message = self.formatter.say(N_("Earlier versions are not known: {reason}."), reason=self.formatter.say(reason))
        rows = [self.pages.version(version) for version in versions]
        return json_answer(200, {"versions": rows, "message": message if reason else ""})


def _read_order(asked: PreviewRequest, kind: type) -> object:
    """Return an order: JSON, or what the address says of a file, and the file.

    Raises: msgspec.MsgspecError, UnicodeDecodeError, RecursionError.
    """
    if asked.path not in MOST_UPLOAD:
        return msgspec.json.decode(asked.body, type=kind)
    return msgspec.convert({"article": "", **query_of(asked), "content": asked.body}, kind)


def _conflict(conflict: Conflict) -> Mapping[str, object]:
    """Return the three versions of a row, with what differs from the first one; and both changes together."""
    return {
        "row": conflict.row,
        "base": conflict.base,
        "theirs": conflict.theirs,
        "yours": conflict.yours,
        "merged": conflict.merged,
        "changes": {
            name: diff_words(conflict.base, text)
            for name, text in (
                ("theirs", conflict.theirs),
                ("yours", conflict.yours),
                ("merged", conflict.merged or ""),
            )
        },
    }


def _counts(article: DeskArticle) -> Mapping[str, int]:
    """Return how many rows need a translator, with how many words, and how many a reviewer."""
    states = [row.state for row in article.rows]
    to_do = sum(state in TO_DO for state in states)
    return {"to_do": to_do, "words_left": article.words_left, "to_review": states.count(TO_REVIEW)}


def plain(status: int, words: str) -> PreviewResponse:
    """Return a line of text as a response."""
    return respond(status, f"diglot: {words}\n".encode(), "text/plain; charset=utf-8")


def json_answer(status: int, document: Mapping[str, object]) -> PreviewResponse:
    """Return a document for the script as a response."""
    return respond(status, json.dumps(document, ensure_ascii=False).encode(), _JSON)


def respond(
    status: int, body: bytes = b"", mime: str = "text/plain; charset=utf-8", headers: Mapping[str, str] | None = None
) -> PreviewResponse:
    """Return a response with the headers that all of the desk have."""
    return PreviewResponse(status, body, mime, {**_SECURITY, **(headers or {})})
