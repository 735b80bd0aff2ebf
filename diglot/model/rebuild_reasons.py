"""Why something was rebuilt: a sentence for each kind of dependency. Touches nothing.

`pipeline.incremental` records the dependencies: a kind that is added there is added here.
"""

from __future__ import annotations

from collections.abc import Mapping

from diglot.model.messages import N_

# What everything depends on, and what is no fact of the publication.
NEW, FIRST, SPOILT, OTHER_CONTENT = "new", "first", "spoilt", "content"

_SENTENCES: Mapping[str, str] = {
    NEW: N_("it is new"),
    FIRST: N_("nothing is known of an earlier build into this folder"),
    SPOILT: N_("its file in the published folder is missing or was changed"),
    OTHER_CONTENT: N_("what it is made of is new or changed"),
    "press": N_("diglot itself changed"),
    "settings": N_("the settings changed, or the languages and formats that were ordered"),
    "volumes": N_("content/volumes/ changed"),
    "look": N_("a style, a script or an icon changed"),
    "article": N_("the article {name} changed"),
    "text": N_("the text of {name} changed"),
    "articles": N_("an article came, went or has another place"),
    "person": N_("what is said of {name} changed"),
    "people": N_("somebody came into content/people/ or left it"),
    "poll": N_("the poll {name} changed"),
    "polls": N_("a poll came or went"),
    "link": N_("a link leads to another place: {name}"),
    "file": N_("the picture or file {name} changed"),
    "offers": N_("what else is offered of {name} changed: a PDF, an e-book"),
    "words": N_("the words of the interface changed ({lang})"),
    "template": N_("the template {name} changed"),
    "frame": N_("the masthead, the navigation or the foot changed ({lang})"),
}
_LISTS: Mapping[str, str] = {
    "texts": N_("the list of all texts changed ({lang})"),
    "blogs": N_("the list of blogs changed ({lang})"),
    "pages": N_("the list of pages outside the blogs changed ({lang})"),
    "home": N_("the home page changed ({lang})"),
    "by_blog": N_("the list of the blog {name} changed ({lang})"),
    "by_year": N_("the list of the year {name} changed ({lang})"),
    "by_tag": N_("the list of the tag {name} changed ({lang})"),
    "by_audience": N_("the list for the audience {name} changed ({lang})"),
    "by_person": N_("the list of texts by {name} changed ({lang})"),
}
_WHOLE_LISTS: Mapping[str, str] = {
    "by_blog": N_("a blog has its first text, or has none any more ({lang})"),
    "by_year": N_("a year has its first text, or has none any more ({lang})"),
    "by_tag": N_("a tag has its first text, or has none any more ({lang})"),
    "by_audience": N_("an audience has its first text, or has none any more ({lang})"),
    "by_person": N_("an author has a first text, or has none any more ({lang})"),
}


def rebuild_reason(fact: str) -> tuple[str, Mapping[str, str]]:
    """The sentence for a fact that changed, as an entry of the catalogue, and what fills its braces.

    >>> rebuild_reason("article craft/dash")
    ('the article {name} changed', {'name': 'craft/dash'})
    >>> rebuild_reason("list ru by_tag china")[0], rebuild_reason("list ru by_tag")[0]
    ('the list of the tag {name} changed ({lang})', 'a tag has its first text, or has none any more ({lang})')
    """
    kind, _, rest = fact.partition(" ")
    match kind, rest.split(" ", 2):
        case "list", [lang, name]:
            return _WHOLE_LISTS.get(name) or _LISTS[name], {"lang": lang}
        case "list", [lang, name, key]:
            return _LISTS[name], {"lang": lang, "name": key}
        case "link", [_, _, target]:
            return _SENTENCES[kind], {"name": target}
        case (("words" | "frame"), _):
            return _SENTENCES[kind], {"lang": rest}
        case "offers", _:
            return _SENTENCES[kind], {"name": rest.partition(" ")[2]}
    return _SENTENCES[kind], {"name": rest}
