"""What a browser sent, read out of a request: the fields of its address or of a form, a cookie. Pure functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from diglot.extensions.preview.model.messages import PreviewRequest
from diglot.model.languages import Lang

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def media_type_of(asked: PreviewRequest) -> str:
    """Return the media type of the body, without its parameters, or ""."""
    return asked.headers.get("content-type", "").partition(";")[0].strip()


def query_of(asked: PreviewRequest) -> Mapping[str, str]:
    """Return the fields of the address that have a value; of one that is repeated, the last."""
    return _last_values(asked.query)


def form_of(asked: PreviewRequest) -> Mapping[str, str]:
    """Return the fields of a form that have a value; of one that is repeated, the last."""
    return _last_values(asked.body.decode("ascii", "replace"))


def _last_values(fields: str) -> Mapping[str, str]:
    return {name: values[-1] for name, values in parse_qs(fields).items()}


def cookie_of(asked: PreviewRequest, name: str) -> str:
    """Return the value of a cookie, or "".

    >>> cookie_of(PreviewRequest("GET", "/", {"cookie": "a=1; b=2"}), "b")
    '2'
    """
    try:
        morsel = SimpleCookie(asked.headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def language_of(asked: PreviewRequest, languages: Collection[Lang]) -> Lang | None:
    """Return the one of some languages that a browser would rather have; None where it names none of them.

    >>> language_of(PreviewRequest("GET", "/", {"accept-language": "de, en;q=0.5, ru-RU;q=0.8"}), ["en", "ru"])
    'ru'
    """
    wishes = [wish.partition(";") for wish in asked.headers.get("accept-language", "").split(",")]
    ranked = sorted(wishes, key=lambda wish: -_weight(wish[2]))
    names = (name.strip().partition("-")[0].lower() for name, _, _ in ranked)
    return next((lang for name in names for lang in languages if lang == name), None)


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
