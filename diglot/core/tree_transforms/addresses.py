"""Give links and pictures neutral addresses, also in HTML written by hand."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from diglot.core.tree_transforms.headings import letters_of
from diglot.model import tree
from diglot.model.markup.allowed_markup import FRAMES, TAGS, is_allowed
from diglot.model.markup.attached_files import is_recording
from diglot.model.problems import DeadLink, DroppedMarkup, EmptyLink, LostCaption, MissingAlt, RemotePicture, UnsafeLink
from diglot.model.publication import AddressUse, ElementLocation, PlacedProblem

RAW_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_RAW_ATTRIBUTE = re.compile(r"([^\s=\"'/>]+)\s*(?:=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass
class AddressFindings:
    """What a walk through one text finds."""

    uses: list[AddressUse] = field(default_factory=list)
    problems: list[PlacedProblem] = field(default_factory=list)


def set_addresses(
    blocks: tree.Blocks, path: str, address_of: Callable[[str], str | None]
) -> tuple[tree.Blocks, AddressFindings]:
    """Put neutral addresses for every link and picture, also in HTML written by hand; note what was found.

    A link that may not be published becomes plain text. path: the manuscript's, for messages.
    """
    rewriter = _AddressRewriter(path, address_of)
    rewriter.findings.problems.extend(_lost_captions(blocks, path))
    return tree.rewrite(
        blocks, rewriter.change, tree.Link, tree.Image, tree.RawInline, tree.RawBlock
    ), rewriter.findings


def _lost_captions(blocks: tree.Blocks, path: str) -> Iterator[PlacedProblem]:
    """Find captions that have no place: a picture with a description of its own has one only as a figure."""
    shown = {id(image) for figure in tree.find(blocks, tree.Figure) for image in tree.find((figure,), tree.Image)}
    for number, image in enumerate(tree.find(blocks, tree.Image)):
        attr, inlines, _ = image.content
        words, alt = tree.plain_text(inlines), attr.get("alt")
        if id(image) not in shown and words and alt is not None and letters_of(words) != letters_of(alt):
            yield PlacedProblem(LostCaption(path, None, words), ElementLocation("image", number))


class _AddressRewriter:
    def __init__(self, path: str, address_of: Callable[[str], str | None]) -> None:
        self.path = path
        self.address_of = address_of
        self.findings = AddressFindings()
        self.counts = {"link": 0, "image": 0, "raw": 0}

    def change(self, node: tree.Node) -> tree.Node | tuple[tree.Node, ...]:
        match node:
            case tree.Link((attr, inlines, target)):
                place = self.place("link")
                if not (target.href or attr.id):
                    self.findings.problems.append(PlacedProblem(DeadLink(self.path, None, ""), place))
                    return tree.Span((attr, inlines))
                if not tree.plain_text(inlines).strip() and not tree.find(inlines, tree.Image):
                    self.findings.problems.append(PlacedProblem(EmptyLink(self.path, None, target.href), place))
                address = self.address(target.href, place)
                if address is None:
                    return tree.Span((attr, inlines))
                return tree.Link((attr, inlines, tree.Target(address, target.title)))
            case tree.Image((attr, inlines, target)):
                return self.image(attr, inlines, target)
            case tree.RawInline(("html", text)):
                return tree.RawInline(("html", self.raw(text)))
            case tree.RawBlock(("html", text)):
                return tree.RawBlock(("html", self.raw(text)))
            case tree.RawInline() | tree.RawBlock():
                return ()
        return node

    def place(self, kind: str) -> ElementLocation:
        self.counts[kind] += 1
        return ElementLocation(kind, self.counts[kind] - 1)  # type: ignore[arg-type]

    def address(self, written: str, place: ElementLocation, *, is_source: bool = False) -> str | None:
        address = self.address_of(written)
        if address is None or (is_source and address.startswith("outside:")):
            self.findings.problems.append(PlacedProblem(UnsafeLink(self.path, None, written), place))
            return None
        if address.startswith(("article:", "asset:", "outside:", "#")):
            self.findings.uses.append(AddressUse(address, written, place))
        return address

    def image(
        self, attr: tree.Attr, inlines: tuple[tree.Inline, ...], target: tree.Target
    ) -> tree.Node | tuple[tree.Node, ...]:
        place = self.place("image")
        if described := attr.get("fig-alt"):  # as Quarto has it
            attr = attr.with_pair("alt", described)
        if not inlines and attr.get("alt") is None and not is_recording(target.href):
            self.findings.problems.append(PlacedProblem(MissingAlt(self.path, None, target.href), place))
        address = self.address(target.href, place, is_source=True)
        if address is None:
            return inlines
        if address.startswith(("https:", "http:")):
            self.findings.problems.append(PlacedProblem(RemotePicture(self.path, 1, target.href), place))
        return tree.Image((attr, inlines, tree.Target(address, target.title)))

    def raw(self, markup: str) -> str:
        place = self.place("raw")
        if _WHOLE_COMMENT.fullmatch(markup):
            return markup
        for tag in _fallen(markup):
            self.findings.problems.append(PlacedProblem(DroppedMarkup(self.path, None, tag), place))
        return RAW_TAG.sub(lambda match: self.raw_tag(match, place), markup)

    def raw_tag(self, match: re.Match[str], place: ElementLocation) -> str:
        if match[2].lower() not in TAGS and match[2].lower() not in FRAMES:
            return html.escape(match[0], quote=False)

        def attribute(found: re.Match[str]) -> str:
            name, value = found[1], found[2]
            if name.lower() not in ("href", "src", "cite") or value is None:
                return found[0]
            written = html.unescape(value.strip("\"'"))
            if name.lower() == "cite" and self.address_of(written) is not None:
                return found[0]  # nobody follows it: it need not lead to a page
            address = self.address(written, place, is_source=name.lower() == "src")
            if address and name.lower() == "src" and address.startswith(("https:", "http:")):
                self.findings.problems.append(PlacedProblem(RemotePicture(self.path, 1, address), place))
            return f'{name}="{html.escape(address)}"' if address is not None else ""

        return f"<{match[1]}{match[2]}{_RAW_ATTRIBUTE.sub(attribute, match[3])}>"


def _fallen(markup: str) -> Iterator[str]:
    """Return the tags and attributes of hand-written HTML that are dropped while their words stay."""
    for match in RAW_TAG.finditer(markup):
        closing, tag, rest = match[1], match[2].lower(), match[3]
        if closing:
            continue
        if tag in FRAMES:
            yield f"<{tag}>"
        if tag not in TAGS:
            continue
        for found in _RAW_ATTRIBUTE.finditer(rest):
            name = found[1].lower()
            if not is_allowed(tag, name) and not name.startswith(("data-", "/")):
                yield f"<{tag} {name}>"


_WHOLE_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!-->|--!>).)*-->\s*", re.DOTALL)
