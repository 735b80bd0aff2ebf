"""Types of a team at the desk: who may do what. Touches nothing."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import msgspec

from diglot.model.messages import N_

Role: TypeAlias = Literal["translator", "reviewer", "publisher"]
"""What somebody may do at the desk: write and declare in step; sign off; publish. Everybody may read and comment."""

ROLES: tuple[Role, ...] = get_args(Role)

DESK_PORT = 8010
"""The port of the desk, unless the settings name another one."""

NO_DESK_URL = N_(
    "a team needs the address at which it opens the desk: "
    'write desk_url = "https://desk.journal.example", with your own, into content/site.toml'
)

SIGN_IN, SIGN_OUT, JOIN = FORMS = ("/-/sign-in", "/-/sign-out", "/-/join")
"""Where the forms of a team's desk are sent."""

MOST_ORDER, MOST_FORM = 2_000_000, 8_192
"""How many bytes an order of the desk's script may have, such as two texts of the longest row; and a form."""


MOST_UPLOAD = {"/-/picture": 40_000_000, "/-/word": 50_000_000}
"""How many bytes a file may have that is sent to the desk, by the path that it is sent to: as much as may be read."""


class Member(msgspec.Struct, frozen=True):
    """Somebody in the team. name: as in ledgers and comments. has_password: whether an invitation was accepted."""

    name: str
    roles: tuple[Role, ...]
    has_password: bool


class Visitor(msgspec.Struct, frozen=True):
    """Who looks at a page of the desk. name: "" for the one who works alone. token: what each write must send."""

    name: str
    roles: frozenset[Role]
    token: str


ALONE = Visitor("", frozenset(ROLES), "")
"""Whoever has started the desk for themselves: they may do everything, and their cookie alone proves it."""
