"""Write the package document (metadata, manifest, spine) of an EPUB from its files. Pure functions.

Source: EPUB 3.3 and EPUB Accessibility 1.1, W3C Recommendations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from diglot.extensions.epub.model.ebooks import BOOK_FOLDER, PACKAGE_PLACE, XHTML_MIME, BookFacts, BookFile
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.pages import Chapter, OutlineItem

CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{PACKAGE_PLACE}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""

# What the tests hold e-books to. It is claimed where every picture has a description, and whoever publishes the book
# answers for it.
_CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
_PROPERTIES = {"cover": ("cover-image",), "contents": ("nav",), "page": (), "part": ()}
_CSS_URL = re.compile(r"url\(\s*+[\"']?([^\"')]++)[\"']?\s*+\)")


def container_files(facts: BookFacts, files: Sequence[BookFile]) -> dict[str, bytes]:
    """Return the contents of the container by path, except its first file, `mimetype`."""
    return {
        **{f"{BOOK_FOLDER}/{file.place}": file.content for file in files},
        "META-INF/container.xml": CONTAINER.encode(),
        PACKAGE_PLACE: write_package(facts, files).encode(),
    }


def find_css_urls(css: str) -> tuple[str, ...]:
    """Return the relative URLs in a style sheet as written, without duplicates.

    >>> find_css_urls('@font-face { src: url("../fonts/A.woff2") } hr { background: url(data:image/png;base64,AA) }')
    ('../fonts/A.woff2',)
    """
    return tuple(dict.fromkeys(name for name in _CSS_URL.findall(css) if ":" not in name and not name.startswith("#")))


def nest_headings(
    outline: Sequence[OutlineItem], page: str, lang: Lang, twins: Mapping[str, str] | None = None, twin_lang: Lang = ""
) -> tuple[Chapter, ...]:
    """Nest the headings of a page for the table of contents.

    page: the file that contains them. twins: the text of the same headings in another language, by id.

    >>> outline = [OutlineItem(2, "A", "a"), OutlineItem(4, "B", "b"), OutlineItem(3, "C", "c")]
    >>> (chapter,) = nest_headings(outline, "text.xhtml", "en")
    >>> chapter.href, [inner.text for inner in chapter.chapters]
    ('text.xhtml#a', ['B', 'C'])
    """
    chapters: list[Chapter] = []
    remaining = list(outline)
    while remaining:
        head, *remaining = remaining
        # Levels may be skipped, and a deeper heading may come first: a deeper heading belongs to the one before it.
        count = next((index for index, item in enumerate(remaining) if item.level <= head.level), len(remaining))
        chapters.append(
            Chapter(
                head.text,
                f"{page}#{head.id}",
                lang,
                nest_headings(remaining[:count], page, lang, twins, twin_lang),
                twin=(twins or {}).get(head.id, ""),
                twin_lang=twin_lang,
            )
        )
        remaining = remaining[count:]
    return tuple(chapters)


def write_package(facts: BookFacts, files: Sequence[BookFile]) -> str:
    """Return the package document."""
    lang = facts.languages[0]
    is_right_to_left = LANGUAGES[lang.partition("-")[0]].is_right_to_left
    direction = ' dir="rtl"' if is_right_to_left else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" '
        f'xml:lang="{lang}"{direction}>',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        *_metadata(facts, has_math=any(_has_math(file) for file in files)),
        "</metadata>",
        "<manifest>",
        *(_item(file) for file in sorted(files, key=lambda file: file.place)),
        "</manifest>",
        '<spine page-progression-direction="rtl">' if is_right_to_left else "<spine>",
        *(f'<itemref idref="{_id(file.place)}"/>' for file in files if file.role == "page"),
        "</spine>",
        "</package>",
        "",
    ]
    return "\n".join(lines)


def _metadata(facts: BookFacts, *, has_math: bool) -> Iterator[str]:
    yield _element("dc:identifier", facts.identifier, "identifier")
    if facts.isbn:
        yield _element("dc:identifier", f"urn:isbn:{facts.isbn.replace('-', '')}")
    yield from (_element("dc:identifier", f"doi:{doi}") for doi in facts.dois)
    yield _element("dc:title", facts.title, "title")
    yield from (_element("dc:language", lang) for lang in facts.languages)
    for number, credit in enumerate(facts.credits, start=1):
        # Dublin Core reserves "creator" for those primarily responsible for the content.
        name = "dc:creator" if credit.role == "aut" else "dc:contributor"
        yield _element(name, credit.name, f"credit-{number}")
        yield _meta("role", credit.role, f'refines="#credit-{number}" scheme="marc:relators"')
    yield from _optional_element("dc:publisher", facts.publisher)
    yield from _optional_element("dc:date", facts.published.isoformat() if facts.published else "")
    yield from _optional_element("dc:description", facts.description)
    yield from (_element("dc:subject", subject) for subject in facts.subjects)
    yield from _optional_element("dc:rights", facts.rights)
    yield from _optional_element("dc:source", facts.source_url)
    yield from (_element("dc:relation", url) for url in facts.relation_urls)
    yield _meta("dcterms:modified", f"{facts.modified.isoformat()}T00:00:00Z")
    if facts.collection:
        yield _meta("belongs-to-collection", facts.collection, 'id="collection"')
        yield _meta("collection-type", "series", 'refines="#collection"')
    # For EPUB 2 reading systems, which find the cover only by this.
    yield f'<meta name="cover" content="{_id("cover.png")}"/>'
    yield from _accessibility(facts, has_math=has_math)


def _accessibility(facts: BookFacts, *, has_math: bool) -> Iterator[str]:
    """Yield the accessibility metadata. Source: EPUB Accessibility 1.1, section 2."""
    modes = ["textual", *(["visual"] if facts.pictures else [])]
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
    if facts.pictures and facts.are_described:
        features.append("alternativeText")
    if has_math:
        features.append("MathML")
    yield from (_meta("schema:accessMode", mode) for mode in modes)
    yield _meta("schema:accessModeSufficient", "textual" if facts.are_described else "textual,visual")
    yield from (_meta("schema:accessibilityFeature", feature) for feature in features)
    yield _meta("schema:accessibilityHazard", "none" if facts.is_still else "unknown")
    if facts.summary:
        yield _meta("schema:accessibilitySummary", facts.summary)
    if facts.are_described and facts.is_still and facts.publisher:
        yield _meta("dcterms:conformsTo", _CONFORMANCE, 'id="conformance"')
        yield _meta("a11y:certifiedBy", facts.publisher, 'refines="#conformance"')


def _optional_element(name: str, text: str) -> Iterator[str]:
    if text:
        yield _element(name, text)


def _element(name: str, text: str, id: str = "") -> str:
    attribute = f' id="{id}"' if id else ""
    return f"<{name}{attribute}>{_plain(text)}</{name}>"


def _meta(name: str, text: str, attributes: str = "") -> str:
    return f'<meta property="{name}"{f" {attributes}" if attributes else ""}>{_plain(text)}</meta>'


def _plain(text: str) -> str:
    """Return escaped text for library catalogues, with ordinary spaces: nobody types a no-break space into a search.

    >>> _plain("Стихи\u00a0& проза")
    'Стихи &amp; проза'
    """
    return escape(re.sub("[\u00a0\u202f]", " ", text), quote=False)


def _item(file: BookFile) -> str:
    properties = " ".join([*_PROPERTIES[file.role], *(["mathml"] if _has_math(file) else [])])
    attribute = f' properties="{properties}"' if properties else ""
    return f'<item id="{_id(file.place)}" href="{escape(file.place)}" media-type="{file.mime}"{attribute}/>'


def _has_math(file: BookFile) -> bool:
    return file.mime == XHTML_MIME and b"<math " in file.content


def _id(place: str) -> str:
    """Return a file's id in the manifest.

    >>> _id("media/spread.1f2e3d4c.svg")
    'media_spread.1f2e3d4c.svg'
    """
    name = re.sub(r"[^A-Za-z0-9.-]", "_", place)
    return name if name[0].isalpha() else f"_{name}"
