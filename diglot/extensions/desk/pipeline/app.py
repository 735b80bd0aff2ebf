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
from typing import Any, Literal, TypeAlias

import msgspec

from diglot.adapters.extension_packages import own_hooks
from diglot.adapters.templating.templates import Renderer
from diglot.core.ledger import diff_words
from diglot.core.requests.request_guard import reject_reason
from diglot.core.requests.request_parts import JSON, cookie_of, media_type_of, query_of
from diglot.extensions.desk.adapters.desk_pages import static_file
from diglot.extensions.desk.model.desk import TO_DO, TO_REVIEW, DeskPage, NoticePage
from diglot.extensions.desk.pipeline.access.presence import Presence
from diglot.extensions.desk.pipeline.article import DeskArticle, DeskRow
from diglot.extensions.desk.pipeline.desk import Conflict, Desk, FieldConflict, Outcome, Refusal, Save
from diglot.extensions.desk.pipeline.pages import ROLE_NAMES, PageMaker, Wording
from diglot.extensions.desk.pipeline.save_commits import SaveCommits, SavedWork
from diglot.extensions.desk.pipeline.theme import font_file, icon_file, picture_file, theme_style
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import AnyProblem, FileOutOfReach, Problem
from diglot.model.translation.team import ALONE, MOST_FORM, MOST_ORDER, Role, Visitor
from diglot.model.wording.preview_messages import PendingResponse, PendingWork, PreviewRequest, PreviewResponse
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
    "/-/comment": N_("comments"),
    "/-/resolve": N_("comments"),
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
            elif media_type_of(asked) != JSON:
                return plain(415, "only JSON is read here")
        return plain(403, reason) if reason else None

    def most_bytes(self, asked: PreviewRequest) -> int:
        """Return how long the body of a request may be."""
        return MOST_ORDER if self._has_cookie(asked) else MOST_FORM

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


PublishStep: TypeAlias = Literal["look", "publish", "back"]
"""Build the site and say what publishing it would change; publish what was built; go back to the release before."""


class Published(msgspec.Struct, frozen=True):
    """What came of a step of publishing the site. message: what the commands printed."""

    is_done: bool
    message: str


def _published(outcome: Published) -> PreviewResponse:
    return json_answer(200 if outcome.is_done else 422, {"message": outcome.message})


def _with_reason(answer: PreviewResponse, reason: str) -> PreviewResponse:
    """Return an answer to the script with the reason why what was saved was not committed, if there is one."""
    document = {**json.loads(answer.body), "uncommitted": reason}
    return json_answer(answer.status, document) if reason else answer


DeskAction: TypeAlias = "tuple[type, Callable[[DeskApp, Any], PreviewResponse | PendingResponse], Role | None]"
"""What an extension lets the script order: the form of the order, what carries it out, and who may (None: all)."""


@dataclass(frozen=True)
class DeskApp:
    """What the desk answers to a visitor, whoever has let them in.

    publish: takes a step of publishing the site; commits: makes a commit of each save; presence: who else is there.
    drafting: the names of those for whom a machine is drafting.
    """

    desk: Desk
    formatter: Wording
    renderer: Renderer
    visitor: Visitor = ALONE
    publish: Callable[[PublishStep], Published] | None = None
    commits: SaveCommits | None = None
    presence: Presence | None = None
    drafting: set[str] = field(default_factory=set)

    @property
    def pages(self) -> PageMaker:
        """The maker of the pages."""
        may_publish = self.publish is not None and "publisher" in self.visitor.roles
        return PageMaker(self.desk, self.formatter, self.visitor, may_publish)

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
        if path == "/article":
            page = self.pages.article(query.get("name", ""), query.get("to", ""))
            return self.page(page, 404 if isinstance(page, NoticePage) and page.is_unknown else 200)
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
            "/-/save": (_SaveOrder, self._save, "translator"),
            "/-/undo": (_ArticleOrder, self._undo, "translator"),
            "/-/declare": (_DeclareOrder, self._declare, "translator"),
            "/-/begin": (_ArticleOrder, self._begin, "translator"),
            "/-/fields": (_FieldsOrder, self._fields, "translator"),
            "/-/regroup": (_RegroupOrder, self._regroup, "translator"),
            "/-/review": (ReviewOrder, self._review, "reviewer"),
            "/-/comment": (_CommentOrder, self._comment, None),
            "/-/resolve": (_ResolveOrder, self._resolve, None),
            "/-/check": (_RowOrder, self._check, None),
            "/-/build": (_ArticleOrder, self._build, None),
            "/-/matches": (_MatchesOrder, self._matches, None),
            "/-/present": (_PresentOrder, self._present, None),
            "/-/publish": (_PublishOrder, self._publish, "publisher"),
            **self._added_actions(),
        }
        if asked.path not in actions:
            return plain(404, self.formatter.say(N_("There is no such page.")))
        kind, act, role = actions[asked.path]
        if role and role not in self.visitor.roles:
            message = self.formatter.say(NOT_YOURS, role=self.formatter.say(ROLE_NAMES[role]))
            return json_answer(403, {"message": message})
        try:
            order: object = msgspec.json.decode(asked.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return plain(400, "not what was expected")
        if self.commits and isinstance(order, _ArticleOrder) and asked.path in _ACTS:
            self.desk.announce = partial(self._announce, self.commits, order, _ACTS[asked.path])
        try:
            answer = act(order)
        except SaveRefused as refused:
            return self.refusal(refused.problem)
        files = self.desk.take_written()
        if self.commits and files and isinstance(order, _ArticleOrder) and isinstance(answer, PreviewResponse):
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

    def _announce(self, commits: SaveCommits, order: _ArticleOrder, act: str, files: Mapping[str, bytes]) -> None:
        commits.announce(SavedWork(self.visitor.name, order.article, order.to, act, files))

    def _save(self, order: _SaveOrder) -> PreviewResponse:
        save = Save(order.article, order.to, order.digest, order.row, order.base, order.text)
        return self.outcome(self.desk.save(save))

    def _undo(self, order: _ArticleOrder) -> PreviewResponse:
        return self.outcome(self.desk.undo(order.article, order.to))

    def _fields(self, order: _FieldsOrder) -> PreviewResponse:
        outcome = self.desk.save_fields(order.article, order.to, order.base, order.values)
        return (
            json_answer(409, {"theirs": outcome.theirs})
            if isinstance(outcome, FieldConflict)
            else self.outcome(outcome)
        )

    def _regroup(self, order: _RegroupOrder) -> PreviewResponse:
        return self.outcome(self.desk.regroup(order.article, order.to, order.digest, order.row, order.cut))

    def _declare(self, order: _DeclareOrder) -> PreviewResponse:
        return self.outcome(
            self.desk.declare(order.article, order.to, order.digest, order.row, is_minor=order.is_minor)
        )

    def _review(self, order: ReviewOrder) -> PreviewResponse:
        return self.outcome(self.desk.review(order.article, order.to, order.row, order.hash))

    def _comment(self, order: _CommentOrder) -> PreviewResponse:
        refused = self.desk.comment(order.article, order.to, order.row, order.hash, order.text)
        return self.outcome(refused) if refused else self._all_comments(order)

    def _resolve(self, order: _ResolveOrder) -> PreviewResponse:
        problem = self.desk.resolve(order.article, order.name)
        return self.refusal(problem) if problem else self._all_comments(order)

    def _all_comments(self, order: _ArticleOrder) -> PreviewResponse:
        article = self.desk.open(order.article, order.to)
        return self.refusal(article) if isinstance(article, Problem) else json_answer(200, self.pages.comments(article))

    def _begin(self, order: _ArticleOrder) -> PreviewResponse:
        problem = self.desk.begin(order.article, order.to)
        return self.refusal(problem) if problem else json_answer(200, {})

    def _present(self, order: _PresentOrder) -> PreviewResponse:
        if self.presence is None:
            return plain(404, self.formatter.say(N_("There is no such page.")))
        self.presence.note(self.visitor.name, order.article, order.to, order.digest, order.row)
        others = [
            {"name": name, "row": self.desk.row_in(order.article, order.to, sign.row, sign.digest, order.digest)}
            for name, sign in self.presence.others(self.visitor.name, order.article, order.to)
        ]
        return json_answer(200, {"others": others, **self._news(order)})

    def _news(self, order: _PresentOrder) -> Mapping[str, object]:
        """Return what others have changed since somebody read an article, if it can be shown row by row."""
        now = self.desk.open(order.article, order.to)
        if isinstance(now, Problem) or now.digest == order.digest:
            return {}
        rows = self.desk.news(order.article, order.to, order.digest, now)
        if rows is None:
            return {}
        return {"digest": now.digest, "rows": [self.pages.row_data(row) for row in rows], **_counts(now)}

    def _publish(self, order: _PublishOrder) -> PreviewResponse | PendingResponse:
        if self.publish is None:
            return plain(404, self.formatter.say(N_("There is no such page.")))
        # A build takes a while: the others go on working.
        return PendingResponse(PendingWork("publishing", partial(self.publish, order.step)), _published)

    def outcome(self, outcome: Outcome) -> PreviewResponse:
        """Return what came of an order, as the script reads it."""
        if isinstance(outcome, Refusal):
            return json_answer(422, {"message": self.formatter.say(outcome.reason)})
        if isinstance(outcome, Problem):
            return self.refusal(outcome)
        if isinstance(outcome, Conflict):
            return json_answer(
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
        return json_answer(
            200,
            {
                "digest": outcome.article.digest,
                "row": self.pages.row_data(outcome.row) if outcome.row else None,
                "is_moved": outcome.is_moved,
                "others": [self.pages.row_data(row) for row in outcome.others],
                **_counts(outcome.article),
            },
        )

    def refusal(self, problem: Problem) -> PreviewResponse:
        """Return a problem as the script reads it."""
        message = f"{self.formatter.what(problem)}. {self.formatter.fix(problem)}"
        return json_answer(422, {"message": message, "code": problem.code})

    def _row(self, article: DeskArticle | Problem, number: int) -> tuple[DeskArticle, DeskRow] | PreviewResponse:
        if isinstance(article, Problem):
            return self.refusal(article)
        if not 0 <= number < len(article.rows):
            return json_answer(404, {})
        return article, article.rows[number]

    def _check(self, order: _RowOrder) -> PreviewResponse:
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

    def _build(self, order: _ArticleOrder) -> PreviewResponse | PendingResponse:
        article = self.desk.open(order.article, order.to)
        if isinstance(article, Problem):
            return self.refusal(article)
        if self.desk.is_elsewhere:
            return self._built(article, ())
        work = partial(self.desk.preview.problems, order.article, article.digest)
        return PendingResponse(PendingWork("previews", work), partial(self._built, article))

    def _built(self, article: DeskArticle, found: Sequence[AnyProblem]) -> PreviewResponse:
        """Return what a build finds in both texts, each at its row; None where it is of the whole article."""
        rows = [
            {
                "row": article.row_at(*problem.position),
                "stops": problem.severity == "error",
                "what": self.formatter.what(problem),
                "fix": self.formatter.fix(problem),
            }
            for problem in found
            if problem.position[0] in [text.edition.manuscript.path for text in article.texts]
        ]
        return json_answer(200, {"digest": article.digest, "problems": rows})

    def findings(self, findings: Iterable[Problem]) -> Sequence[Mapping[str, str]]:
        """Return findings as the script reads them."""
        return [
            {"what": self.formatter.what(one), "fix": self.formatter.fix(one), "code": one.code} for one in findings
        ]

    def _matches(self, order: _MatchesOrder) -> PreviewResponse:
        # They are for the row that is seen; to read the texts again would take longer than to find them.
        found = self._row(self.desk.as_read(order.article, order.to, order.digest), order.row)
        if not isinstance(found, tuple):
            return found
        article, row = found
        matches = self.desk.matches(article, [row]).get(row.number, ())
        return json_answer(200, {"matches": [self.pages.match(match, row) for match in matches]})


def _counts(article: DeskArticle) -> Mapping[str, int]:
    """Return how many rows need a translator, and how many a reviewer."""
    states = [row.state for row in article.rows]
    return {"to_do": sum(state in TO_DO for state in states), "to_review": states.count(TO_REVIEW)}


class _PublishOrder(msgspec.Struct):
    """The order to look at what publishing would change, to publish that, or to go back."""

    step: PublishStep


class _ArticleOrder(msgspec.Struct):
    """What the script sends about an article."""

    article: str
    to: Lang


class _RowOrder(_ArticleOrder):
    """What the script sends about a row while somebody writes in it."""

    row: int
    text: str = ""


class _MatchesOrder(_ArticleOrder):
    """A row for which matches are wanted. digest: of the article as it was read."""

    row: int
    digest: str


class _SaveOrder(_RowOrder, kw_only=True):
    """A row to be saved."""

    digest: str
    base: str


class _FieldsOrder(_ArticleOrder, kw_only=True):
    """Fields of the front matter to be saved, by name. base: as they were read."""

    base: dict[str, str]
    values: dict[str, str]


class _RegroupOrder(_ArticleOrder, kw_only=True):
    """A row to be joined with the next one, or split. cut: the blocks of each text in the first of the two rows."""

    digest: str
    row: int
    cut: tuple[int, int] | None = None


class ReviewOrder(_ArticleOrder, kw_only=True):
    """A row to be signed off. hash: of the row as it was read."""

    row: int
    hash: str


class _PresentOrder(_ArticleOrder, kw_only=True):
    """A sign that somebody has an article before them. digest: of it as it was read; row: the one in hand."""

    digest: str
    row: int | None = None


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
