"""A finished site and where it is served, and what the templates of every server show of it. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

import msgspec

from diglot.core.hosting.server_rules import (
    CACHE_FOREVER,
    CACHE_REVALIDATE,
    DRAWING_POLICY,
    FEED_TYPES,
    HASHED_FOLDERS,
    HSTS,
    SECURITY_HEADERS,
    UNKNOWN_TYPE,
    HostedSite,
    make_hosted_site,
)
from diglot.model.extensions import Policy, Service
from diglot.model.languages import Lang
from diglot.model.places import GONE_MARK, GONE_NAME
from diglot.model.polls import MOST_VOTE, POLLS_FOLDER, POLLS_PORT, UNAVAILABLE_PLACE
from diglot.model.settings import Settings

LANGUAGE_COOKIE = "lang"
"""Set by assets/scripts/page.js when a reader switches to the other language."""

CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that no value in a server's configuration may contain."""


class NotConfigurable(ValueError):
    """A value cannot be written into the configuration of a server; `args[0]` is that value."""


class ServedSite(HostedSite, frozen=True, kw_only=True):
    """A finished site and where it is served. folder: absolute, on the server. redirects: old and new hrefs.

    has_polls: readers vote, and the server passes that on to `polls serve`, at polls_port. services: the hrefs of
    what else it passes on there. domains: hosts of languages that were sites of their own, and where each leads now.
    """

    folder: PurePosixPath
    redirects: tuple[tuple[str, str], ...] = ()
    has_polls: bool = False
    services: tuple[str, ...] = ()
    polls_port: int = POLLS_PORT
    domains: tuple[tuple[str, str], ...] = ()

    @property
    def polls_path(self) -> str:
        """The folder of the addresses at which readers vote: "/polls/" or "/notes/polls/"."""
        return f"{self.prefix}/{POLLS_FOLDER}/"

    @property
    def host(self) -> str:
        """The name of the host in ASCII, or "" if unknown.

        >>> ServedSite("https://журнал.example/notes", ("ru",), folder=PurePosixPath("/srv")).host
        'xn--80alqgor.example'
        """
        return _host_of(self.base_url)

    @property
    def port(self) -> int | None:
        """The port in the address, or None."""
        return urlsplit(self.base_url).port

    @property
    def is_https(self) -> bool:
        """Whether the site's address uses HTTPS."""
        return self.base_url.startswith("https:")

    @property
    def name(self) -> str:
        """A name for variables and files: the letters and digits of host and path.

        >>> ServedSite("https://journal.example/notes", ("en",), folder=PurePosixPath("/srv")).name
        'journal_example_notes'
        """
        written = f"{self.host}{self.prefix}".lower()
        return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in written) or "site"


def _host_of(address: str) -> str:
    name = urlsplit(address).hostname or ""
    return name if name.isascii() else name.encode("idna").decode()


def _domains(settings: Settings, host: HostedSite) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the table `[hosting]`, without the site's own, and those of the folders."""
    domains = settings.tables.get("hosting", {}).get("domains", {})
    for lang in host.languages if settings.base_url else ():
        parts = urlsplit(domains.get(lang, ""))
        if parts.hostname and parts.hostname != urlsplit(host.base_url).hostname:
            origin = parts._replace(netloc=f"{_host_of(domains[lang])}:{parts.port or ''}".rstrip(":"))
            yield origin.geturl(), f"{host.base_url}/{lang}"


def make_served_site(
    settings: Settings,
    folder: PurePosixPath,
    redirects: Sequence[tuple[str, str]],
    places: Iterable[str],
    policies: Mapping[str, Policy],
    services: Mapping[str, Service] = {},
) -> ServedSite:
    """Return a site with these settings in a folder of the server. redirects: old and new hrefs. places: its files.

    services: those of extensions, by their paths.
    """
    names = frozenset(places)
    host = make_hosted_site(settings, names, policies)
    return ServedSite(
        **msgspec.structs.asdict(host),
        folder=folder,
        redirects=tuple(sorted(redirects)),
        has_polls=UNAVAILABLE_PLACE in names,
        services=tuple(f"{host.prefix}/{path}" for path, one in services.items() if one.place in names),
        polls_port=settings.polls_port,
        domains=tuple(_domains(settings, host)),
    )


def shared_values(site: ServedSite) -> Mapping[str, object]:
    """Return what the templates of every server show of a site, and the rules that are the same for all sites."""
    return {
        "site": site,
        "domains": [(origin, _host_of(origin), target) for origin, target in site.domains],
        "prefix": site.prefix,
        "accepted": accepted_language_pattern(site.languages),
        "quote": quote,
        "unquote": unquote,
        "CACHE_FOREVER": CACHE_FOREVER,
        "CACHE_REVALIDATE": CACHE_REVALIDATE,
        "DRAWING_POLICY": DRAWING_POLICY,
        "FEED_TYPES": FEED_TYPES,
        "GONE_MARK": GONE_MARK,
        "GONE_NAME": GONE_NAME,
        "HASHED_FOLDERS": HASHED_FOLDERS,
        "HSTS": HSTS,
        "LANGUAGE_COOKIE": LANGUAGE_COOKIE,
        "MOST_VOTE": MOST_VOTE,
        "SECURITY_HEADERS": SECURITY_HEADERS,
        "UNAVAILABLE_PLACE": UNAVAILABLE_PLACE,
        "UNKNOWN_TYPE": UNKNOWN_TYPE,
    }


def read_redirects(text: str) -> tuple[tuple[str, str], ...]:
    """Return old and new hrefs from the text of a site's `_redirects`.

    >>> read_redirects("/old.html /en/new/ 301")
    (('/old.html', '/en/new/'),)
    """
    rows = (line.split() for line in text.splitlines())
    return tuple((row[0], row[1]) for row in rows if len(row) == 3)


def accepted_language_pattern(languages: Sequence[Lang]) -> str:
    """Return a regular expression whose group is the first of the site's languages in `Accept-Language`.

    It uses only what RE2 (Caddy) supports. Browsers send languages in descending order of weight, so that the first
    one is preferred; a weight of 0 means "not this one".

    >>> import re
    >>> pattern = re.compile(accepted_language_pattern(("en", "ru")), re.IGNORECASE)
    >>> [match and match[1] for match in map(pattern.search, ("de, ru-RU;q=0.8, en;q=0.5", "en;q=0, ru;q=0.1", "fr"))]
    ['ru', 'ru', None]
    """
    weight = r"(?:\s*;\s*q=(?:1(?:\.0*)?|0?\.\d*[1-9]\d*))?"
    return rf"^(?:[^,]*,)*?\s*({'|'.join(languages)})(?:-[a-z0-9-]+)?{weight}\s*(?:,|$)"
