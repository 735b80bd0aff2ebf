"""A team at the desk: invitations, sessions, roles, and requests that do not come from its pages."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from diglot.adapters.extension_packages import own_hooks
from diglot.cli import command_line
from diglot.extensions.desk.adapters import passwords
from diglot.extensions.desk.adapters.team_store import TeamStore
from diglot.extensions.desk.pipeline import app
from diglot.extensions.desk.pipeline.access import team as team_module
from diglot.extensions.desk.pipeline.access.presence import Presence
from diglot.extensions.desk.pipeline.access.team import Team
from diglot.extensions.preview.adapters.private_database import DatabaseUnusable
from diglot.extensions.preview.model.messages import PreviewRequest
from diglot.model.translation.team import FORMS, MOST_FORM, MOST_ORDER, ROLES, Role
from tests.tools.publication import write_files
from tests.tools.quick_passwords import hash_quickly
from tests.tools.team_desk import ADDRESS, PASSWORD, Person, TeamDesk, cookie_in, team_desk

HOUSE = {
    "content/site.toml": f'desk_url = "{ADDRESS}"\n[review]\nfour_eyes = true\n',
    "content/en/boat.md": "---\ntitle: The Boat\n---\nA boat.\n\nTwo boats.\n",
    "content/ru/boat.md": "---\ntitle: Лодка\n---\nЛодка.\n\nДве лодки.\n",
}
FILE = "content/ru/boat.md"
ARTICLE = {"article": "boat", "to": "ru"}


# As the guide of the desk and SECURITY.md promise them.
WEEK, QUARTER_OF_AN_HOUR = 7 * 24 * 3600, 15 * 60
TRIES_PER_NAME, TRIES_PER_ADDRESS = 10, 30


@pytest.fixture(scope="module", autouse=True)
def _quick_passwords() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        hash_quickly(patch.setattr)
        yield


@pytest.fixture
def publication(tmp_path: Path, far_day: None) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    assert command_line.main(["sync", "boat", "--root", str(root), "--by", "Oleg Sokol"]) == 0
    return root


@pytest.fixture
def desk(publication: Path) -> Iterator[TeamDesk]:
    with team_desk(publication) as running:
        yield running


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


# ---------------------------------------------------------------- invitations


def test_an_invitation_is_good_once(desk: TeamDesk) -> None:
    invitation = desk.team.invite("Nina Ash", ["translator"])
    page = desk.ask("GET", f"/-/join?invitation={invitation}")
    assert (page.status, b"Nina Ash" in page.body) == (200, True)
    short = desk.send_form("/-/join", {"invitation": invitation, "password": "short"})
    assert (short.status, b"at least 12 characters" in short.body) == (422, True)
    form = {"invitation": invitation, "password": PASSWORD}
    answer = desk.send_form("/-/join", form)
    attributes = answer.headers["Set-Cookie"].split("; ")[1:]
    assert attributes == ["Max-Age=1209600", "Path=/", "HttpOnly", "SameSite=Lax", "Secure"]
    assert Person(desk, cookie_in(answer)).get("/").status == 200
    assert desk.send_form("/-/join", {**form, "password": "another long password"}).status == 403
    assert desk.ask("GET", f"/-/join?invitation={invitation}").status == 403
    assert desk.sign_in("Nina Ash", "another long password").status == 403


@pytest.mark.parametrize(("length", "status"), [(11, 422), (12, 303), (1_000, 303), (1_001, 422)])
def test_a_password_has_twelve_characters_to_a_thousand(desk: TeamDesk, length: int, status: int) -> None:
    form = {"invitation": desk.team.invite("Nina Ash", ["translator"]), "password": "p" * length}
    assert desk.send_form("/-/join", form).status == status


def test_a_name_has_at_most_two_hundred_characters() -> None:
    assert [len(team_module.tidy_name("n" * length)) for length in (200, 201)] == [200, 0]


def test_who_gave_no_sign_for_half_a_minute_is_not_there() -> None:
    clock = [0.0]
    presence = Presence(lambda: clock[0])
    presence.note("Nina", "boat", "ru", "d", 1)
    presence.note("Ivan", "boat", "ru", "d", None)
    for now, there in ((29.9, ["Nina"]), (30.0, [])):
        clock[0] = now
        assert [name for name, _ in presence.others("Ivan", "boat", "ru")] == there
    presence.note("Nina", "tree", "ru", "d", 1)
    assert presence.others("Ivan", "boat", "ru") == []
    assert [(name, sign.row) for name, sign in presence.others("Ivan", "tree", "ru")] == [("Nina", 1)]


def test_an_invitation_expires_and_a_new_one_replaces_it(desk: TeamDesk) -> None:
    first = desk.team.invite("Nina Ash", ["translator"])
    second = desk.team.invite("Nina Ash", ["translator"])
    assert desk.ask("GET", f"/-/join?invitation={first}").status == 403
    desk.clock[0] += WEEK - 1
    assert desk.ask("GET", f"/-/join?invitation={second}").status == 200
    desk.clock[0] += 1
    assert desk.send_form("/-/join", {"invitation": second, "password": PASSWORD}).status == 403


def test_a_new_password_ends_the_sessions_of_the_old_one(desk: TeamDesk) -> None:
    before = desk.enter("Nina Ash", "translator")
    desk.team.invite("Nina Ash", ["translator"])
    assert before.get("/").status == 200, "an invitation alone changes nothing"
    after = desk.enter("Nina Ash", "translator")
    assert (before.get("/").status, after.get("/").status) == (401, 200)


def test_only_hashes_are_kept_and_only_their_owner_may_read_them(desk: TeamDesk) -> None:
    invitation = desk.team.invite("Ivan Hale", ["reviewer"])
    nina = desk.enter("Nina Ash", "translator")
    desk.sign_in("Nina Ash", "wrong", x_real_ip="198.51.100.77")
    kept = b"".join(path.read_bytes() for path in (desk.root / ".desk").iterdir())
    session = nina.cookie.partition("=")[2].partition(".")[0]
    for secret in (invitation, session, PASSWORD, "198.51.100.77"):
        assert secret.encode() not in kept
    assert b"$argon2id$" in kept
    assert stat.S_IMODE((desk.root / ".desk").stat().st_mode) == 0o700
    for name in ("team.sqlite", "secret"):
        assert stat.S_IMODE((desk.root / ".desk" / name).stat().st_mode) == 0o600
    assert (desk.root / ".desk/.gitignore").read_text() == "*\n"


def test_a_database_that_cannot_be_used_is_said_to_be_it(desk: TeamDesk) -> None:
    """Nobody is signed out for it, and whoever asks again a moment later may be answered."""
    nina = desk.enter("Nina Ash", "translator")
    with sqlite3.connect(desk.root / ".desk/team.sqlite") as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f"DROP TABLE {table}")
    answer = nina.get("/")
    assert (answer.status, b"no such table" in answer.body) == (503, True)


def test_a_team_is_one_file_when_it_is_closed_and_is_opened_from_nowhere_else(tmp_path: Path) -> None:
    """Not in a folder that is not there, not through a link, and not where a program of others has its tables."""
    TeamStore(tmp_path / "team.sqlite").close()
    assert [path.name for path in tmp_path.iterdir()] == ["team.sqlite"]
    (tmp_path / "link").symlink_to("team.sqlite")
    with sqlite3.connect(tmp_path / "other") as database:
        database.execute("CREATE TABLE members (name TEXT)")
    for place in ("nowhere/team.sqlite", "link", "other"):
        with pytest.raises(DatabaseUnusable):
            TeamStore(tmp_path / place)


def test_what_fails_halfway_is_not_written_and_holds_nobody_up(tmp_path: Path) -> None:
    """Whichever thread comes next."""
    store = TeamStore(tmp_path / "team.sqlite")

    def fail_halfway() -> None:
        with store.held():
            store._execute("INSERT INTO members VALUES ('Nina', '[]', '')")
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    with ThreadPoolExecutor(1) as other:
        assert other.submit(store.members).result() == []
    store.invite("Ivan", ["reviewer"], b"hash", 1.0)
    assert [member.name for member in store.members()] == ["Ivan"]
    assert store._execute("PRAGMA journal_mode").fetchone() == ("wal",), "nobody who reads waits for who writes"
    store.close()


# ---------------------------------------------------------------- sessions


def test_who_is_not_signed_in_sees_a_form_and_nothing_else(desk: TeamDesk) -> None:
    for path in ("/", "/article?name=boat&to=ru", "/-/pictures/media/a.png", "/-/nothing"):
        answer = desk.ask("GET", path)
        assert (answer.status, b"/-/sign-in" in answer.body, b"Boat" in answer.body) == (401, True, False)
    answer = desk.ask("POST", "/-/save", b"{}", content_type="application/json", origin=ADDRESS)
    assert (answer.status, b"signed out" in answer.body) == (401, True)
    assert desk.ask("GET", "/-/desk.css").status == 200
    assert b'name="page" value="/article?name=boat&amp;to=ru"' in desk.ask("GET", "/article?name=boat&to=ru").body


def test_a_password_opens_a_session_that_ends(desk: TeamDesk) -> None:
    desk.enter("Nina Ash", "translator")
    assert desk.sign_in("Nina Ash", "wrong password").status == 403
    assert desk.sign_in("Nobody", PASSWORD).status == 403
    assert desk.sign_in("", "").status == 403
    nina = Person(desk, cookie_in(desk.sign_in(" Nina  Ash ")))
    assert nina.get("/").status == 200
    desk.clock[0] += 2 * WEEK
    assert nina.get("/").status == 401


def test_sessions_that_have_ended_are_not_kept(desk: TeamDesk) -> None:
    desk.enter("Nina Ash", "translator")
    desk.clock[0] += 2 * WEEK
    desk.sign_in("Nina Ash")
    with sqlite3.connect(desk.root / ".desk/team.sqlite") as database:
        assert database.execute("SELECT count(*) FROM sessions").fetchone() == (1,)


def test_whoever_signs_in_while_the_disk_is_full_is_told_so(desk: TeamDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise DatabaseUnusable("the disk is full")

    desk.enter("Nina Ash", "translator")
    monkeypatch.setattr(desk.team._store, "begin_session", fail)
    answer = desk.sign_in("Nina Ash")
    assert (answer.status, b"the disk is full" in answer.body) == (503, True)


def test_who_was_invited_and_has_no_password_cannot_sign_in(desk: TeamDesk) -> None:
    desk.team.invite("Nina Ash", ["translator"])
    assert desk.sign_in("Nina Ash", "").status == 403


def test_signing_in_leads_only_to_pages_of_the_desk(desk: TeamDesk) -> None:
    desk.enter("Nina Ash", "translator")
    pages = {
        "/article?name=boat&to=ru": "/article?name=boat&to=ru",
        "//evil.example/": "/",
        "https://evil.example/": "/",
        "/\r\nSet-Cookie: a=b": "/",
        "/-/sign-out": "/",
    }
    for asked, led in pages.items():
        form = {"name": "Nina Ash", "password": PASSWORD, "page": asked}
        assert desk.send_form("/-/sign-in", form).headers["Location"] == led


def test_signing_out_and_being_removed_end_sessions(desk: TeamDesk) -> None:
    nina, same = desk.enter("Nina Ash", "translator"), Person(desk, cookie_in(desk.sign_in("Nina Ash")))
    token = nina.token
    assert desk.send_form("/-/sign-out", {"token": "0" * 64}, cookie=nina.cookie).status == 403
    assert nina.get("/").status == 200
    out = desk.send_form("/-/sign-out", {"token": token}, cookie=nina.cookie)
    assert (out.status, out.headers["Location"]) == (303, "/")
    assert "Max-Age=0" in out.headers["Set-Cookie"]
    assert (nina.get("/").status, same.get("/").status) == (401, 200)
    assert desk.team.remove("Nina Ash")
    assert same.get("/").status == 401
    assert desk.sign_in("Nina Ash").status == 403
    assert not desk.team.remove("Nina Ash")
    desk.team.invite("Nina Ash", ["publisher"])
    assert same.get("/").status == 401, "not even if somebody of that name is invited again"


def test_forged_cookies_open_nothing(desk: TeamDesk) -> None:
    nina = desk.enter("Nina Ash", "translator")
    name, _, value = nina.cookie.partition("=")
    session, _, signature = value.partition(".")
    forged = [
        session,
        f"{session}.",
        f"{session}.{'0' * 64}",
        f"{session[:-1]}x.{signature}",
        f".{signature}",
        ".",
        "é.é",
    ]
    for value in (*forged, "a" * 5_000):
        assert desk.ask("GET", "/", cookie=f"{name}={value}").status == 401
    (desk.root / ".desk/secret").write_bytes(b"another secret" * 3)
    with team_desk(desk.root) as other:
        assert other.ask("GET", "/", cookie=nina.cookie).status == 401


@pytest.mark.parametrize(
    ("content", "mode"), [(b"", 0o600), (b"k" * 31, 0o600), (b"k" * 32, 0o644), (b"k" * 32, 0o660)]
)
def test_a_secret_that_others_may_know_is_refused(tmp_path: Path, content: bytes, mode: int) -> None:
    root = write_files(tmp_path / "house", HOUSE)
    (root / ".desk").mkdir()
    secret = root / ".desk/secret"
    secret.write_bytes(content)
    secret.chmod(mode)
    words = ["desk", "invite", "Nina Ash", "--role", "translator", "--root", str(root)]
    assert command_line.main(words) == 1
    secret.unlink()
    assert command_line.main(words) == 0
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert command_line.main(words) == 0


def test_a_password_that_was_changed_meanwhile_opens_no_session(desk: TeamDesk) -> None:
    desk.enter("Nina Ash", "translator")
    old = desk.team.password_of("Nina Ash")
    assert desk.team.begin_session("Nina Ash", old)
    desk.team.accept(desk.team.invite("Nina Ash", ["translator"]), "another long password")
    assert desk.team.begin_session("Nina Ash", old) == ""
    assert desk.team.begin_session("Nina Ash", "") == ""


def test_a_name_that_does_not_exist_takes_as_long(desk: TeamDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    class Watched:
        def verify(self, hashed: str, password: str) -> bool:
            checked.append(hashed)
            return hasher.verify(hashed, password)

    hasher = passwords._HASHER
    monkeypatch.setattr(passwords, "_HASHER", Watched())
    assert desk.sign_in("Nobody").status == 403
    assert len(checked) == 1 and checked[0].startswith("$argon2id$")


def test_the_form_leads_to_no_other_place(desk: TeamDesk) -> None:
    for path in ("//evil.example", "/-/x", "/article/x"):
        assert 'name="page" value="/"' in desk.ask("GET", path).body.decode()
    assert 'name="page" value="/article?name=boat"' in desk.ask("GET", "/article?name=boat").body.decode()


def test_an_article_that_does_not_exist_is_not_found(desk: TeamDesk) -> None:
    nina = desk.enter("Nina Ash", "translator")
    assert nina.get("/article?name=nothing&to=ru").status == 404
    assert nina.get("/article?name=boat&to=ru").status == 200


# ---------------------------------------------------------------- tries


def test_a_file_that_cannot_be_opened_is_named(desk: TeamDesk, publication: Path) -> None:
    nina, ledger = desk.enter("Nina Ash", "translator"), publication / "content/ledger/boat.toml"
    ledger.unlink()
    os.mkfifo(ledger)
    answer = nina.get("/article?name=boat&to=ru")
    place, reason = "content/ledger/boat.toml", "a pipe, a device or another special file is in the way"
    assert (answer.status, answer.body.decode().strip()) == (
        500,
        f"diglot: {place}: this cannot be read or written: {reason}",
    )


def test_a_clock_that_is_set_back_locks_nobody_out(desk: TeamDesk) -> None:
    day, ticks = [1_893_456_000.0], [0.0]
    team = Team(desk.team._store, b"k" * 32, lambda: day[0], lambda: ticks[0])
    tries = [team.may_try("Nina Ash", "192.0.2.1") for _ in range(TRIES_PER_NAME + 1)]
    assert tries == [True] * TRIES_PER_NAME + [False]
    day[0] -= 7 * 24 * 3600
    ticks[0] += QUARTER_OF_AN_HOUR
    assert team.may_try("Nina Ash", "192.0.2.1")


def test_tries_are_limited_by_name_and_by_address(desk: TeamDesk) -> None:
    desk.enter("Nina Ash", "translator")
    for number in range(TRIES_PER_NAME):
        assert desk.sign_in("Nina Ash", "wrong", x_real_ip=f"198.51.100.{number}").status == 403
    assert desk.sign_in("Nina Ash", x_real_ip="203.0.113.1").status == 429, "also with the right password"
    desk.clock[0] += QUARTER_OF_AN_HOUR
    assert desk.sign_in("Nina Ash").status == 303


def test_each_try_is_forgotten_a_quarter_of_an_hour_after_it() -> None:
    clock = [0.0]
    limit = team_module.TryLimit(lambda: clock[0])
    for _ in range(TRIES_PER_NAME):
        assert limit.take("Nina Ash", "192.0.2.1")
        clock[0] += 60
    assert not limit.take("Nina Ash", "192.0.2.1")
    clock[0] = QUARTER_OF_AN_HOUR
    assert [limit.take("Nina Ash", "192.0.2.1") for _ in range(2)] == [True, False]


def test_a_network_of_ipv6_is_one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    limit = team_module.TryLimit(lambda: clock[0])
    for number in range(TRIES_PER_ADDRESS):
        assert limit.take(f"somebody {number}", f"2001:db8::{number:x}")
    assert not limit.take("Nina Ash", "2001:db8::ffff")
    assert limit.take("Nina Ash", "2001:db8:0:1::1")
    assert all(limit.take(f"somebody {n}", f"::ffff:192.0.2.{n}") for n in range(TRIES_PER_ADDRESS + 1))
    clock[0] += QUARTER_OF_AN_HOUR
    assert limit.take("Nina Ash", "2001:db8::ffff")
    assert len(limit._tries) == 2, "what is old is forgotten"


# ---------------------------------------------------------------- foreign requests


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example", "origin": "https://evil.example"},
        {"host": "desk.journal.example:81"},
        {"host": "127.0.0.1:8010"},
        {"origin": "https://evil.example"},
        {"origin": "https://desk.journal.example.evil.example"},
        {"origin": "https://desk.journal.example:444"},
        {"origin": "http://desk.journal.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"x_desk_token": ""},
        {"x_desk_token": "0" * 64},
        {"content_type": "text/plain"},
        {"content_type": "application/x-www-form-urlencoded"},
    ],
)
def test_what_does_not_come_from_a_page_of_the_desk_changes_nothing(desk: TeamDesk, headers: dict[str, str]) -> None:
    nina = desk.enter("Nina Ash", *ROLES)
    nina.open("boat", "ru")
    before = files_of(desk.root)
    order = {**ARTICLE, "text": "A comment."}
    assert nina.post("/-/comment", order, **headers)[0] == (415 if "content_type" in headers else 403)
    assert files_of(desk.root) == before
    assert nina.post("/-/comment", order)[0] == 200
    assert files_of(desk.root) != before


def test_the_token_of_another_session_is_refused(desk: TeamDesk) -> None:
    nina, ivan = desk.enter("Nina Ash", *ROLES), desk.enter("Ivan Hale", *ROLES)
    order = {**ARTICLE, "text": "A comment."}
    assert nina.post("/-/comment", order, x_desk_token=ivan.token)[0] == 403


def test_foreign_forms_sign_nobody_in(desk: TeamDesk) -> None:
    desk.enter("Nina Ash", "translator")
    for headers in ({"origin": "https://evil.example"}, {"origin": ""}, {"sec_fetch_site": "cross-site"}):
        assert desk.sign_in("Nina Ash", **headers).status == 403
        invitation = desk.team.invite("Ivan Hale", ["reviewer"])
        assert desk.send_form("/-/join", {"invitation": invitation, "password": PASSWORD}, **headers).status == 403
        assert desk.team.invited(invitation)


def test_a_link_in_a_letter_may_be_followed(desk: TeamDesk) -> None:
    nina = desk.enter("Nina Ash", "translator")
    headers = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "cookie": nina.cookie}
    assert desk.ask("GET", "/article?name=boat&to=ru", **headers).status == 200
    assert desk.ask("GET", "/", **{**headers, "sec_fetch_mode": "no-cors"}).status == 403
    assert desk.sign_in("Nina Ash", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 403


def test_other_names_of_the_server_get_nothing(desk: TeamDesk) -> None:
    """A name of somebody else's may resolve to this server (DNS rebinding)."""
    assert desk.ask("GET", "/", host="evil.example").status == 403
    assert desk.ask("GET", "/", host="").status == 403


def test_a_stranger_may_send_forms_only(desk: TeamDesk) -> None:
    nina = desk.enter("Nina Ash", "translator")

    def most(path: str, cookie: str = "") -> int:
        return desk.app.most_bytes(PreviewRequest("POST", path, {"cookie": cookie}))

    assert [most(path) for path in ("/-/save", *FORMS)] == [MOST_FORM] * 4
    forged = nina.cookie[:-1] + ("1" if nina.cookie.endswith("0") else "0")
    assert most("/-/save", forged) == MOST_FORM
    assert [most(path, nina.cookie) for path in FORMS] == [MOST_FORM] * 3
    assert most("/-/save", nina.cookie) == MOST_ORDER


# ---------------------------------------------------------------- roles


WRITES: dict[str, tuple[Role, dict[str, Any]]] = {
    "save": ("translator", {"row": 1, "digest": "", "base": "Лодка.", "text": "Лодки."}),
    "undo": ("translator", {}),
    "declare": ("translator", {"row": 1, "digest": ""}),
    "begin": ("translator", {}),
    "fields": ("translator", {"base": {}, "values": {"slug": "lodka"}}),
    "regroup": ("translator", {"row": 1, "digest": ""}),
    "draft": ("translator", {"row": 1, "hash": "", "name": "", "place": ""}),
    "review": ("reviewer", {"row": 1, "hash": ""}),
    "review-rows": ("reviewer", {"rows": []}),
    "term": ("translator", {"source": "boat", "target": "лодка"}),
    "repair": ("translator", {"text": "", "digest": ""}),
    "readable": ("translator", {}),
    "new": ("translator", {"title": "The Ferry"}),
    "write": ("translator", {"base": "", "text": ""}),
    "undo-text": ("translator", {}),
    "picture": ("translator", {"name": "boat.png"}),
    "word": ("translator", {"name": "boat.docx"}),
    "import": ("translator", {"token": ""}),
    "publish": ("publisher", {"step": "look"}),
}


def test_each_has_the_desk_in_the_language_of_their_browser(desk: TeamDesk) -> None:
    """The form to sign in, pages and refusals; who asks for neither language has that of the desk."""
    assert "Войти" in desk.ask("GET", "/", accept_language="ru-RU,ru;q=0.9,en;q=0.5").body.decode()
    assert "Sign in" in desk.ask("GET", "/", accept_language="de, en;q=0.8, ru;q=0.5").body.decode()
    nina = desk.enter("Nina Ash", "translator")
    for language, title, refused in (
        ("ru", "Стол переводчика", "Отменять нечего."),
        ("fr", "The desk", "There is nothing to undo."),
    ):
        page = desk.ask("GET", "/", cookie=nina.cookie, accept_language=language).body.decode()
        assert f"<h1>{title}</h1>" in page
        assert nina.post("/-/undo", ARTICLE, accept_language=language)[1]["message"] == refused


@pytest.mark.parametrize("name", WRITES)
def test_only_who_has_the_role_may_write(desk: TeamDesk, name: str) -> None:
    role, order = WRITES[name]
    other = desk.enter("Ivan Hale", *(one for one in ROLES if one != role))
    page = other.open("boat", "ru")
    order = {**ARTICLE, **order} | ({"digest": page["digest"]} if "digest" in order else {})
    order |= {"hash": page["rows"][1]["hash"]} if "hash" in order else {}
    before = files_of(desk.root)
    status, answer = order_of(other, name, order)
    assert (status, f"Only a {role} may do this" in answer["message"]) == (403, True)
    assert files_of(desk.root) == before
    # With the role, the same order is carried out or refused for another reason.
    assert order_of(desk.enter("Nina Ash", role), name, order)[0] != 403


def order_of(person: Person, name: str, order: dict[str, Any]) -> tuple[int, Any]:
    """Send an order as JSON, or a file as it is, with what is said of it in the address."""
    if name in ("picture", "word"):
        return person.send(f"/-/{name}?{urlencode(order)}", b"")
    return person.post(f"/-/{name}", order)


def test_every_write_of_the_desk_has_its_role_here() -> None:
    source = Path(str(app.__file__)).read_text(encoding="utf-8")
    with_role = {
        line.split('"')[1].removeprefix("/-/")
        for line in source.split("\n")
        if line.endswith(tuple(f'"{role}"),' for role in ROLES))
    }
    added = {path: role for actions in own_hooks("desk-actions") for path, (_, _, role) in actions.items()}
    assert with_role | {path.removeprefix("/-/") for path, role in added.items() if role} == set(WRITES)


def test_pages_have_the_buttons_of_the_role(desk: TeamDesk) -> None:
    for roles, may_write in ((["translator"], True), (["reviewer"], False)):
        page = desk.enter("Nina Ash", *roles).get("/article?name=boat&to=ru").body.decode()
        assert ('id="undo"' in page, 'id="whole"' in page) == (may_write, may_write)
        assert f'data-may="{roles[0]}"' in page
        assert "Nina Ash" in page


def test_names_in_the_ledger_are_those_of_who_is_signed_in(desk: TeamDesk) -> None:
    nina, ivan = desk.enter("Nina Ash", "translator", "reviewer"), desk.enter("Ivan Hale", "reviewer")
    (desk.root / "content/en/boat.md").write_text(HOUSE["content/en/boat.md"].replace("A boat", "One boat"))
    page = nina.open("boat", "ru")
    status, answer = nina.post("/-/declare", {**ARTICLE, "row": 1, "digest": page["digest"]})
    assert (status, answer["row"]["state"]) == (200, "in-step")
    ledger = (desk.root / "content/ledger/boat.toml").read_text(encoding="utf-8")
    assert 'by = "Nina Ash"' in ledger
    order = {**ARTICLE, "row": 1, "hash": nina.open("boat", "ru")["rows"][1]["hash"]}
    status, answer = nina.post("/-/review", order)
    assert (status, "“Nina Ash” may not review" in answer["message"]) == (422, True)
    status, answer = ivan.post("/-/review", order)
    assert (status, "Ivan Hale, 1 January 2030" in answer["html"]) == (200, True)


# ---------------------------------------------------------------- two people


def test_several_rows_are_reviewed_at_once_or_none_of_them(desk: TeamDesk) -> None:
    ivan = desk.enter("Ivan Hale", "reviewer")
    rows = [(row["number"], row["hash"]) for row in ivan.open("boat", "ru")["rows"]]
    (desk.root / "content/en/boat.md").write_text(HOUSE["content/en/boat.md"].replace("Two", "Three"))
    before = files_of(desk.root)
    assert ivan.post("/-/review-rows", {**ARTICLE, "rows": rows})[0] == 422, "the last row is another one by now"
    rows = [(row["number"], row["hash"]) for row in ivan.open("boat", "ru")["rows"]]
    status, answer = ivan.post("/-/review-rows", {**ARTICLE, "rows": rows})
    assert (status, "bring it into step first" in answer["message"]) == (422, True)
    assert files_of(desk.root) == before
    digest = ivan.pages["boat", "ru"]["digest"]
    status, answer = ivan.post("/-/review-rows", {**ARTICLE, "rows": rows[:2], "digest": digest})
    assert (status, [row["state"] for row in answer["rows"]], answer["to_review"]) == (200, ["reviewed"] * 2, 0)


def test_open_comments_of_all_articles_are_listed_with_those_that_name_somebody(desk: TeamDesk) -> None:
    nina, ivan = desk.enter("Nina Ash", "translator"), desk.enter("Ivan Hale", "reviewer")
    assert "/comments" not in nina.get("/").body.decode()
    row = ivan.open("boat", "ru")["rows"][1]
    for text in ("@nina, why a boat?", "Who was it?"):
        assert ivan.post("/-/comment", {**ARTICLE, "row": 1, "hash": row["hash"], "text": text})[0] == 200
    board = nina.get("/").body.decode()
    assert "open comments: 2" in board and "with your name: 1" in board
    assert "with your name" not in ivan.get("/").body.decode()
    page, own = (nina.get(path).body.decode() for path in ("/comments", "/comments?for=me"))
    assert ("Who was it?" in page, "Who was it?" in own) == (True, False)
    assert own.count("@nina, why a boat?") == 1 and "names you" in own
    (name,) = [one["name"] for one in nina.open("boat", "ru")["comments"] if "@nina" in one["text"]]
    assert f'href="/article?name=boat&amp;to=ru#comment-{name}"' in own
    assert nina.pages["boat", "ru"]["people"] == ["Ivan Hale"]
    assert nina.post("/-/resolve", {**ARTICLE, "name": name})[0] == 200
    assert "@nina" not in nina.get("/comments").body.decode()


def test_two_people_in_one_row_see_three_versions(desk: TeamDesk) -> None:
    nina, oleg = desk.enter("Nina Ash", "translator"), desk.enter("Oleg Sokol", "translator")
    nina.open("boat", "ru")
    oleg.open("boat", "ru")
    assert nina.save("boat", "ru", 1, "Лодочка.")[0] == 200
    status, answer = oleg.save("boat", "ru", 1, "Ладья.")
    assert (status, answer["base"], answer["theirs"], answer["yours"]) == (409, "Лодка.", "Лодочка.", "Ладья.")
    assert oleg.save("boat", "ru", 2, "Две ладьи.")[0] == 200
    assert (desk.root / FILE).read_text(encoding="utf-8") == HOUSE[FILE].replace("Лодка.", "Лодочка.").replace(
        "Две лодки", "Две ладьи"
    )


def test_undo_takes_back_the_saves_of_ones_own(desk: TeamDesk) -> None:
    nina, oleg = desk.enter("Nina Ash", "translator"), desk.enter("Oleg Sokol", "translator")
    nina.open("boat", "ru")
    assert nina.save("boat", "ru", 1, "Лодочка.")[0] == 200
    oleg.open("boat", "ru")
    assert oleg.post("/-/undo", ARTICLE)[0] == 422
    assert oleg.save("boat", "ru", 2, "Две ладьи.")[0] == 200
    assert nina.post("/-/undo", ARTICLE)[0] == 200
    assert (desk.root / FILE).read_text(encoding="utf-8") == HOUSE[FILE].replace("Две лодки", "Две ладьи")


# ---------------------------------------------------------------- who else is there


def signed(person: Person, row: int | None, article: str = "boat") -> Any:
    order = {"article": article, "to": "ru", "digest": person.pages["boat", "ru"]["digest"], "row": row}
    status, answer = person.post("/-/present", order)
    assert status == 200
    return answer["others"]


def test_who_else_is_in_an_article_is_known_for_half_a_minute(desk: TeamDesk) -> None:
    nina, oleg = desk.enter("Nina Ash", "translator"), desk.enter("Oleg Sokol", "reviewer")
    for person in (nina, oleg):
        person.open("boat", "ru")
    assert signed(nina, 1) == []
    assert signed(oleg, None) == [{"name": "Nina Ash", "row": 1}]
    assert signed(nina, 2) == [{"name": "Oleg Sokol", "row": None}]
    assert signed(oleg, None) == [{"name": "Nina Ash", "row": 2}], "one person is in one row"
    assert signed(oleg, None, "other") == []
    desk.clock[0] += 29
    assert signed(oleg, 1) == [{"name": "Nina Ash", "row": 2}]
    desk.clock[0] += 1
    assert signed(oleg, 1) == []


def test_a_row_is_the_same_row_on_a_page_that_is_older(desk: TeamDesk) -> None:
    nina, oleg = desk.enter("Nina Ash", "translator"), desk.enter("Oleg Sokol", "reviewer")
    oleg.open("boat", "ru")
    for path in ("content/en/boat.md", FILE):
        text = (desk.root / path).read_text(encoding="utf-8")
        (desk.root / path).write_text(text.replace("---\n", "---\n1990.\n\n").replace("---\n1990.\n\n", "---\n", 1))
    nina.open("boat", "ru")
    signed(nina, 3)
    assert signed(oleg, None) == [{"name": "Nina Ash", "row": 2}]
    assert signed(oleg, 7) == [{"name": "Nina Ash", "row": 2}], "a row that is not there harms nobody"
    assert signed(nina, None) == [{"name": "Oleg Sokol", "row": None}]


def test_only_a_team_is_told_who_is_there(desk: TeamDesk) -> None:
    body = b'{"article": "boat", "to": "ru", "digest": ""}'
    answer = desk.ask("POST", "/-/present", body, content_type="application/json", origin=ADDRESS)
    assert answer.status == 401


# ---------------------------------------------------------------- the pages as they will be published


def test_pages_are_shown_to_members_only_and_run_nothing(desk: TeamDesk) -> None:
    path = "/-/page?name=boat&lang=ru&version=1"
    assert b"/-/sign-in" in desk.ask("GET", path).body
    nina = desk.enter("Nina Ash", "reviewer")
    answer = nina.get(path)
    assert (answer.status, "Две лодки." in answer.body.decode()) == (200, True)
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox allow-same-origin" in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")
    style = re.search(rb'href="(/assets/styles/screen[^"]+)"', answer.body)
    assert style
    assert desk.ask("GET", style[1].decode()).status == 401
    assert nina.get(style[1].decode()).mime == "text/css"
    for nowhere in ("/-/page?name=none&lang=ru", "/-/page?name=boat&lang=de", "/assets/../content/site.toml"):
        assert nina.get(nowhere).status == 404
