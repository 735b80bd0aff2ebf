"""The desk of a team, behind a web server: who may come in, and as whom; then it is `app` that answers.

A request must come from a page of the desk, by its Host, Origin and Fetch Metadata, and bring the cookie of a session;
whatever writes must bring the token that the pages of this session have.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urlsplit

from diglot.extensions.desk.adapters.passwords import is_password
from diglot.extensions.desk.model.desk import JoinPage, SignInPage
from diglot.extensions.desk.pipeline.access.team import LEAST_PASSWORD, MOST_PASSWORD, SESSION_SECONDS, Team, tidy_name
from diglot.extensions.desk.pipeline.app import DeskApp, json_answer, media_type_for, plain, respond
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.extensions.preview.core.request_guard import reject_reason
from diglot.extensions.preview.core.request_parts import (
    FORM,
    cookie_of,
    form_of,
    language_of,
    media_type_of,
    query_of,
)
from diglot.extensions.preview.model.messages import PendingResponse, PendingWork, PreviewRequest, PreviewResponse
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.translation.team import FORMS, JOIN, MOST_FORM, MOST_ORDER, MOST_UPLOAD, SIGN_IN, SIGN_OUT, Visitor

# What the form to sign in needs, and anybody may have.
_OPEN = re.compile(r"/-/(?:desk\.css|script/[a-z/-]+\.js|icon\.svg|styles/theme\.css|fonts/[^/]+)")
_OWN_PAGE = re.compile(r"/(?:\?[\w=&%+.-]*|(?:article|comments|write)\?[\w=&%+.-]*|comments|new)?", re.ASCII)
_NOBODY = Visitor("", frozenset(), "")


@dataclass
class TeamApp:
    """The desk behind its web server. address: at which the team opens it, such as "https://desk.journal.example".

    others: the same desk in other languages, for those whose browsers would rather have one of these.
    """

    app: DeskApp
    team: Team
    address: str
    others: Mapping[Lang, DeskApp] = field(default_factory=dict)
    _desks: dict[str, Desk] = field(default_factory=dict)

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that does not come from a page of the desk, or None."""
        headers = asked.headers
        if asked.method in ("GET", "HEAD") and headers.get("sec-fetch-mode") == "navigate":
            # Somebody follows a link in a letter: that changes nothing, and no page can be put into a frame.
            headers = {name: value for name, value in headers.items() if name != "sec-fetch-site"}
        parts = urlsplit(self.address)
        reason = reject_reason(headers, frozenset([parts.netloc]), parts.scheme)
        if not reason and asked.method == "POST":
            if "origin" not in headers:
                reason = "this page is not mine"
            elif media_type_of(asked) != (FORM if asked.path in FORMS else media_type_for(asked.path)):
                return plain(415, "not read here")
        return plain(403, reason) if reason else None

    def most_bytes(self, asked: PreviewRequest) -> int:
        """Return how long the body of a request may be: whoever is not signed in sends forms only."""
        is_signed_in = asked.path not in FORMS and self.team.is_signed(cookie_of(asked, self._cookie))
        return MOST_UPLOAD.get(asked.path, MOST_ORDER) if is_signed_in else MOST_FORM

    def answer(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        """Return the response to a request."""
        app = self.others.get(language_of(asked, [self.app.formatter.lang, *self.others]) or self.app.formatter.lang)
        try:
            return (replace(self, app=app) if app else self)._answer(asked)
        except DatabaseUnusable as error:
            return plain(503, self.app.formatter.say(error.args[0]))

    def _answer(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        if asked.path == JOIN:
            return (
                self._accept(asked)
                if asked.method == "POST"
                else self._join_page(query_of(asked).get("invitation", ""))
            )
        if asked.path == SIGN_IN and asked.method == "POST":
            return self._sign_in(asked)
        if asked.method != "POST" and _OPEN.fullmatch(asked.path):
            return self.app.respond(asked)
        visitor = self.team.visitor_of(cookie_of(asked, self._cookie))
        if visitor is None:
            return self._stranger(asked)
        if asked.method == "POST" and not self._has_token(asked, visitor):
            return json_answer(403, {"message": self._say(N_("This page is out of date: load it again."))})
        if asked.path == SIGN_OUT and asked.method == "POST":
            self.team.end_session(cookie_of(asked, self._cookie))
            return respond(303, headers={"Location": "/", "Set-Cookie": self._set_cookie("", 0)})
        return self._app_of(visitor).respond(asked)

    def _app_of(self, visitor: Visitor) -> DeskApp:
        if visitor.name not in self._desks:
            self._desks[visitor.name] = self.app.desk.for_person(visitor.name)
        names = tuple(member.name for member in self.team.members())
        return replace(self.app, desk=self._desks[visitor.name], visitor=visitor, names=names)

    def _has_token(self, asked: PreviewRequest, visitor: Visitor) -> bool:
        token = form_of(asked).get("token", "") if asked.path in FORMS else asked.headers.get("x-desk-token", "")
        return hmac.compare_digest(token.encode(), visitor.token.encode())

    def _say(self, msgid: str, **facts: object) -> str:
        return self.app.formatter.say(msgid, **facts)

    # ------------------------------------------------------------ signing in

    def _stranger(self, asked: PreviewRequest) -> PreviewResponse:
        if asked.method == "POST":
            words = N_("You are signed out. What you typed is kept in this browser: sign in, and save it then.")
            return json_answer(401, {"message": self._say(words)})
        query = f"?{asked.query}" if asked.query else ""
        return self._sign_in_page(401, f"{asked.path}{query}")

    def _sign_in_page(self, status: int, page: str, said: str = "") -> PreviewResponse:
        title = self._say(N_("Sign in"))
        asked = page if _OWN_PAGE.fullmatch(page) else "/"
        return self.app.page(SignInPage("sign-in.html", self.app.formatter.lang, title, _NOBODY, asked, said), status)

    def _sign_in(self, asked: PreviewRequest) -> PreviewResponse | PendingResponse:
        form = form_of(asked)
        name, password, page = tidy_name(form.get("name", "")), form.get("password", ""), form.get("page", "/")
        if not self.team.may_try(name, asked.headers.get("x-real-ip", "")):
            return self._sign_in_page(429, page, self._say(N_("Too many attempts: wait a quarter of an hour.")))
        hashed = self.team.password_of(name)
        # Slow on purpose: nobody else need wait for it.
        work = PendingWork("passwords", partial(is_password, password[:MOST_PASSWORD], hashed))
        return PendingResponse(work, partial(self._signed_in, name, hashed, page))

    def _signed_in(self, name: str, hashed: str, page: str, is_right: bool) -> PreviewResponse:
        try:
            cookie = self.team.begin_session(name, hashed) if is_right else ""
        except DatabaseUnusable as error:
            return plain(503, self._say(error.args[0]))
        if not cookie:
            return self._sign_in_page(403, page, self._say(N_("The name and the password do not match.")))
        return self._let_in(cookie, page if _OWN_PAGE.fullmatch(page) else "/")

    def _let_in(self, cookie: str, page: str = "/") -> PreviewResponse:
        return respond(303, headers={"Location": page, "Set-Cookie": self._set_cookie(cookie, SESSION_SECONDS)})

    # ------------------------------------------------------------ invitations

    def _join_page(self, invitation: str, said: str = "") -> PreviewResponse:
        name = self.team.invited(invitation)
        status = (422 if said else 200) if name else 403
        title, lang = self._say(N_("Your invitation")), self.app.formatter.lang
        page = JoinPage("join.html", lang, title, _NOBODY, name, invitation if name else "", LEAST_PASSWORD, said)
        return self.app.page(page, status)

    def _accept(self, asked: PreviewRequest) -> PreviewResponse:
        form = form_of(asked)
        invitation, password = form.get("invitation", ""), form.get("password", "")
        if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
            words = N_(
                "A password has at least {n} characters: three or four words that nobody would guess make a good one."
            )
            return self._join_page(invitation, self._say(words, n=LEAST_PASSWORD))
        # Before the password is hashed, which takes a while.
        cookie = self.team.accept(invitation, password) if self.team.invited(invitation) else ""
        return self._let_in(cookie) if cookie else self._join_page(invitation)

    # ------------------------------------------------------------ cookies

    @property
    def _is_https(self) -> bool:
        return self.address.startswith("https:")

    @property
    def _cookie(self) -> str:
        # Browsers take a cookie of such a name only from this host, over HTTPS. Source: RFC 6265bis, 4.1.3.2.
        return "__Host-diglot-desk" if self._is_https else "diglot-desk"

    def _set_cookie(self, value: str, seconds: int) -> str:
        # Lax: whoever follows a link in a letter is signed in there. Writes need the token besides.
        secure = "; Secure" if self._is_https else ""
        return f"{self._cookie}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Lax{secure}"
