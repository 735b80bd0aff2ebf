"""What an author wrote for a recording or for a film on another site in, a figure with a link to it out. Pure.

The figure is what feeds show, and whoever has no player; `pipeline.players` makes more of it for each medium.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from urllib.parse import unquote

from diglot.extensions.media.core.frames import frame_address, site_of
from diglot.extensions.media.model.players import EMBED, FILE, MEDIA, ON_THE_SITE, PAGE
from diglot.model.extension_calls import FileCall, Refused, ShortcodeCall
from diglot.model.messages import N_
from diglot.model.tree import (
    Attr,
    Block,
    Caption,
    Figure,
    Image,
    Inline,
    Link,
    Para,
    Plain,
    Space,
    Str,
    Target,
    find,
    plain_text,
    rewrite,
)

_ADDRESS = re.compile(r"https://[^\s\"'<>\\]+")


def show_recording(call: FileCall) -> tuple[Block, ...] | tuple[Inline, ...]:
    """Return a figure with links to a recording and to its page, or, in a line of text, a link."""
    name = Str(posixpath.basename(unquote(call.address)))
    if not call.is_block:
        return (Link((call.attributes, call.words or (name,), Target(call.address, ""))),)
    links: tuple[Inline, ...] = (_link(FILE, name, call.address, call.attributes.id),)
    if call.page:
        links = (*links, Space(), _link(PAGE, Str(ON_THE_SITE), call.page))
    caption = Caption(None, (Plain(call.words),)) if call.words else Caption()
    attributes = Attr("", (MEDIA, *call.attributes.classes), (("lang", call.lang),))
    return (Figure((attributes, caption, (Para(links),))),)


def show_embed(call: ShortcodeCall) -> tuple[Block, ...]:
    """Return a figure with a link to a film on another site, its still and what the author says of it.

    Raises: Refused.
    """
    address = call.arguments.get("address", "").strip()
    if not call.is_block or not _ADDRESS.fullmatch(address):
        raise Refused(
            N_("what is shown from another site needs the address of its page there"),
            N_('write ::: {.embed address="https://…"}, a picture and a caption, and ::: on lines of their own'),
            address or "embed",
        )
    if not frame_address(address, call.options.get("frames", ())):
        raise Refused(
            N_("the settings do not allow players of this site"),
            N_(
                'name it under [media] in content/site.toml: frames = ["youtube"]; youtube, vimeo, rutube, vk or '
                "an origin such as https://tube.example"
            ),
            address,
        )
    blocks = tuple(block for block in call.content if isinstance(block, Block))
    images: list[Inline] = [*find(blocks, Image)]
    words = _words(blocks)
    if not "".join(plain_text(part.inlines) for part in find(words, Para, Plain)).strip():
        raise Refused(
            N_("what is shown from another site has no caption"),
            N_("say in a paragraph between the colons what it is: readers who do not start it know it by that"),
            address,
        )
    still = (images[0], Space()) if images else ()
    link = Link((Attr("", (FILE,)), (*still, Str(site_of(address))), Target(address, "")))
    attributes = Attr("", (MEDIA, EMBED), (("lang", call.lang),))
    return (Figure((attributes, Caption(None, words), (Para((link,)),))),)


def has_transcript(markup: str, address: str) -> bool:
    """Return whether the caption of a recording in the markup of a text has a link, which leads to a transcript.

    >>> figure = '<figure class="media"><p><a class="media-file" href="asset:a.mp3">a</a></p>'
    >>> has_transcript(figure + '<figcaption><a href="article:en/a">Text</a></figcaption></figure>', "asset:a.mp3")
    True
    """
    figures = re.findall(rf'<figure class="{MEDIA}[" ].*?</figure>', markup, re.DOTALL)
    return any(f'href="{escape(address)}"' in one and "<a " in one.partition("<figcaption")[2] for one in figures)


def _words(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without their pictures; of a figure, its caption."""
    words: list[Block] = []
    for block in blocks:
        words += block.content[1].blocks if isinstance(block, Figure) else (block,)
    paragraphs = (Para(block.inlines) if isinstance(block, Plain) else block for block in words)
    return tuple(block for block in rewrite(tuple(paragraphs), lambda _: (), Image) if block != Para(()))


def _link(name: str, words: Inline, address: str, identifier: str = "") -> Link:
    return Link((Attr(identifier, (name,)), (words,), Target(address, "")))
