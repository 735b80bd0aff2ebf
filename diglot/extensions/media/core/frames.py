"""The address of a film on another site in, the address of that site's player out, if the settings allow it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from diglot.model.extensions import Options, Policy
from diglot.model.fields import Field
from diglot.model.messages import N_


class _Site(msgspec.Struct, frozen=True):
    """A site that shows films. origin: of its player; film: an address of a film there, whole.

    player: the path of its player, with the groups of `film`.
    """

    origin: str
    film: str
    player: str


_SITES: Mapping[str, _Site] = {
    "youtube": _Site(
        "https://www.youtube-nocookie.com",
        r"https://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:\S*&)?v=|shorts/|live/)|youtu\.be/)([\w-]{11})\b\S*",
        r"/embed/\1?autoplay=1",
    ),
    "vimeo": _Site("https://player.vimeo.com", r"https://(?:www\.)?vimeo\.com/(\d+)\S*", r"/video/\1?dnt=1&autoplay=1"),
    "rutube": _Site("https://rutube.ru", r"https://rutube\.ru/video/([0-9a-f]{32})\S*", r"/play/embed/\1"),
    "vk": _Site(
        "https://vkvideo.ru",
        r"https://(?:vk\.com|vkvideo\.ru)/video(-?\d+)_(\d+)\S*",
        r"/video_ext.php?oid=\1&id=\2&autoplay=1",
    ),
}
_PEERTUBE = re.compile(r"/(?:w|videos/watch)/([\w-]+)/?")

FRAMES = Field(
    {
        "type": "array",
        "items": {
            "type": "string",
            "anyOf": [{"enum": list(_SITES)}, {"pattern": r"^https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::[0-9]{1,5})?$"}],
        },
    },
    N_("a list of youtube, vimeo, rutube, vk and of other sites, such as https://tube.example"),
)
"""The field `frames` of `[media]`: the sites whose players pages may show."""


def origins_of(frames: Sequence[str]) -> tuple[str, ...]:
    """Return the origins of the players of sites.

    >>> origins_of(["vimeo", "https://tube.example"])
    ('https://player.vimeo.com', 'https://tube.example')
    """
    return tuple(_SITES[name].origin if name in _SITES else name for name in frames)


def frame_policy(tables: Mapping[str, Options]) -> Policy:
    """Return what pages may use because of the settings. Each page then narrows it to what it shows."""
    frames: Sequence[str] = tables.get("media", {}).get("frames", ())
    return {"frame-src": origins_of(frames)} if frames else {}


def frame_address(address: str, frames: Sequence[str]) -> str:
    """Return the address of the player of a film, or "" if no site that is allowed has it.

    >>> frame_address("https://youtu.be/dQw4w9WgXcQ?t=3", ["youtube"])
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1'
    >>> frame_address("https://tube.example/w/bridge", ["https://tube.example"])
    'https://tube.example/videos/embed/bridge'
    >>> frame_address("https://youtu.be/dQw4w9WgXcQ", ["vimeo"])
    ''
    """
    for name in frames:
        site = _SITES.get(name)
        film = re.fullmatch(site.film, address) if site else None
        if site and film:
            return site.origin + film.expand(site.player)
        if origin_of(address) == name:
            return name + _PEERTUBE.sub(r"/videos/embed/\1", address.removeprefix(name), count=1)
    return ""


def origin_of(address: str) -> str:
    """Return the origin of an address: "https://tube.example"."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def site_of(address: str) -> str:
    """Return the name of the site of an address, as readers know it.

    >>> site_of("https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    'youtube.com'
    """
    return urlsplit(address).netloc.removeprefix("www.")
