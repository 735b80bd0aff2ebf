"""The passwords of a team hashed at the least cost: with their real one, they would be most of what its tests take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from diglot.extensions.desk.adapters import passwords


def hash_quickly(set_attribute: Callable[[Any, str, Any], None] = setattr) -> None:
    """Do so from now on. set_attribute: that of `pytest.MonkeyPatch`, where it is to end."""
    hasher = PasswordHasher.from_parameters(CHEAPEST)
    set_attribute(passwords, "_HASHER", hasher)
    set_attribute(passwords, "_NOBODYS", hasher.hash("nobody's"))
