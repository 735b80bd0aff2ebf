"""A publication that uses everything, edited at random: its builds, and what commands say, are compared with fresh ones.

Runs builds in this process, in copies of the publication.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import wave
from collections.abc import Callable
from pathlib import Path

from diglot.adapters.disk import differing_files
from diglot.adapters.files.default_files import defaults_root
from diglot.cli.command_line import main
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.translation.status import find_status
from tests.tools.publication import DAY, publish, write_files

ARTICLES = 9
STORE = ".cache/diglot/store.sqlite"
POLL = '[question]\nen = "Which?"\nru = "Что?"\n[[options]]\nvotes = {votes}\nen = "This"\nru = "Это"\n[[options]]\nen = "That"\nru = "То"\n'
SETTINGS = """
base_url = "https://notes.example/sub"
blogs = ["north", "south"]
per_page = 3
outline_words = 20
[title]
en = "Notes"
ru = "Записки"
[imprint]
en = "By *us*."
ru = "От *нас*."
[fields.mood]
type = "choice"
values = ["bright", "dark"]
[[audiences]]
id = "readers"
en = "For readers"
ru = "Читателям"
"""


def picture(grey: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#{grey:06x}" d="M0 0h9v9z"/></svg>'
    )


def article(number: int, lang: str, rng: random.Random) -> str:
    name = f"Text {number}" if lang == "en" else f"Текст {number}"
    rows = [f"title: {name}"]
    if lang == ("ru" if number % 3 == 0 else "en"):
        rows += [
            f"date: 2020-0{1 + number % 4}-0{1 + number % 9}",
            f"original: {lang}",
            f"authors: [ann-{number % 2}]",
            f"tags: [tag-{number % 3}, tag-{rng.randrange(3)}]",
            f"audiences: [{'readers' if number % 2 else ''}]",
            f"poll: poll-{number % 2}",
        ]
    body = f"Words [there](../{place(rng.randrange(ARTICLES))}.md), and a note.[^1]\n\n## One\n\n![p](p{number % 3}.svg)\n\n"
    return "---\n" + "\n".join(rows) + f"\n---\n{body}## Two\n\n{'more ' * 12}\n\n[^1]: Of {number}.\n"


def place(number: int) -> str:
    return f"{'north' if number % 2 else 'south'}/text-{number}"


def publication(root: Path) -> Path:
    rng = random.Random(1)
    files = {"content/site.toml": SETTINGS}
    for lang in ("en", "ru"):
        for blog in ("north", "south"):
            files[f"content/{lang}/{blog}/index.md"] = f"---\ntitle: {blog} {lang}\n---\nOf {blog}.\n"
        files[f"content/{lang}/about.md"] = f"---\ntitle: About {lang}\n---\nUs.\n"
        for number in range(ARTICLES):
            files[f"content/{lang}/{place(number)}.md"] = article(number, lang, rng)
    for number in range(3):
        files[f"content/media/p{number}.svg"] = picture(number)
    for number in range(2):
        files[f"content/people/ann-{number}.toml"] = f'[name]\nen = "Ann {number}"\nru = "Анна {number}"\n'
        files[f"content/polls/poll-{number}.toml"] = POLL.format(votes=number + 1)
    return write_files(root, files)


class Editor:
    """Edits a publication at random, one change at a time."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.rng = random.Random(seed)
        self.count = 0

    def edit(self) -> str:
        """Make one change of a random kind; return the name of the kind."""
        self.count += 1
        kinds: list[Callable[[], object]] = [
            self.text, self.title, self.date, self.tags, self.alias, self.draft, self.slug, self.standfirst, self.role,
            self.poll, self.person, self.biography, self.issue, self.template, self.catalogue, self.picture, self.settings,
            self.rename, self.move, self.delete, self.write, self.blog, self.tamper, self.shadow, self.nothing,
            self.languages, self.site_languages, self.house_style, self.citation, self.bibliography, self.dead_link,
            self.untitled, self.people, self.polls, self.touch, self.stylesheet, self.volume, self.menu, self.ledger,
            self.address, self.only_one, self.numbered, self.recording, self.captions, self.own_field, self.journal,
            self.margin, self.apparatus, self.download, self.raw_html, self.glossary, self.frames,
            self.preview, self.data, self.data_page, self.data_shown,
        ]  # fmt: skip
        kind = self.rng.choice(kinds)
        kind()
        return kind.__name__

    # ------------------------------------------------------------ texts

    def manuscript(self) -> Path:
        return self.rng.choice(sorted(self.root.glob("content/*/*/text-*.md")))

    def change(self, path: Path, pattern: str, becomes: str) -> None:
        path.write_text(re.sub(pattern, becomes, path.read_text(), count=1, flags=re.MULTILINE))

    def field(self, line: str) -> None:
        """Set a field of the front matter. line: as it is written."""
        path, name = self.manuscript(), line.partition(":")[0]
        text = re.sub(rf"^{name}:.*\n", "", path.read_text(), flags=re.MULTILINE)
        path.write_text(text.replace("---\n", f"---\n{line}\n", 1))

    def text(self) -> None:
        self.change(self.manuscript(), "^Words", f"Words {self.count}")

    def title(self) -> None:
        self.field(f"title: Title {self.count}")

    def standfirst(self) -> None:
        self.field(f"standfirst: Standing {self.count}")

    def date(self) -> None:
        self.field(f"date: 20{self.rng.randrange(10, 24)}-05-0{self.rng.randrange(1, 9)}")

    def tags(self) -> None:
        self.field(f"tags: [tag-{self.rng.randrange(4)}]")

    def alias(self) -> None:
        self.field(f"aliases: [/en/old-{self.rng.randrange(3)}/]")

    def slug(self) -> None:
        self.field(f"slug: place-{self.count}")

    def role(self) -> None:
        self.field(f"{self.rng.choice(['authors', 'translators', 'editors'])}: [ann-{self.rng.randrange(2)}]")

    def draft(self) -> None:
        self.field(f"status: {self.rng.choice(['draft', 'published'])}")

    def rename(self) -> None:
        path = self.manuscript()
        for edition in self.root.glob(f"content/*/*/{path.name}"):
            edition.rename(edition.with_name(f"text-{edition.stem}-{self.count}.md"))

    def move(self) -> None:
        """Move both editions into the other blog."""
        path = self.manuscript()
        for edition in self.root.glob(f"content/*/*/{path.name}"):
            other = edition.parent.with_name("south" if edition.parent.name == "north" else "north")
            edition.rename(other / edition.name)

    def untitled(self) -> None:
        """Let the text begin with its title, or leave it without one."""
        path = self.manuscript()
        heading = f"# Heading {self.count}\n\n" if self.rng.random() < 0.5 else ""
        self.change(path, "^title:.*\n", "")
        self.change(path, "^(Words)", rf"{heading}\1")

    def dead_link(self) -> None:
        """Lead nowhere: from a place of its own, or from two that look the same."""
        link = f"[lost](lost-{self.rng.randrange(3)}.md) "
        self.change(self.manuscript(), "^Words", f"Words {link * self.rng.randrange(1, 3)}")

    def citation(self) -> None:
        self.change(self.manuscript(), "^Words", f"Words [@key{self.rng.randrange(3)}] ")

    def numbered(self) -> None:
        """Add a figure and refer to it, and to another one that may be elsewhere: translations have its numbers."""
        one, other = self.rng.sample(range(3), 2)
        figure = f"![Map {self.count}.](p{one}.svg){{#fig:map{one}}}\n\nSee [@fig:map{one}] and [@fig:map{other}]."
        self.change(self.manuscript(), "^## Two", f"{figure}\n\n## Two")

    def recording(self) -> None:
        """Let a text have a recording, which may be another than before."""
        sound = io.BytesIO()
        with wave.open(sound, "wb") as written:
            written.setparams((1, 1, 8000, 0, "NONE", ""))
            written.writeframes(bytes(800 * self.rng.randrange(1, 4)))
        (self.root / "content/media/talk.wav").write_bytes(sound.getvalue())
        self.change(self.manuscript(), "^## Two", "![A talk.](talk.wav)\n\n## Two")

    def captions(self) -> None:
        lang = self.rng.choice(["en", "ru"])
        words = f"WEBVTT\n\n00:00.000 --> 00:01.000\nWords {self.count}.\n"
        write_files(self.root, {f"content/media/talk.{lang}.vtt": words})

    def margin(self) -> None:
        self.change(self.manuscript(), "^Words", f"[{self.count}]{{.margin}} Words")

    def apparatus(self) -> None:
        path, name = self.manuscript(), f"app:{self.count}"
        self.change(path, "^Words", f"Words [here]{{.lemma}}[^{name}]")
        path.write_text(f"{path.read_text()}\n[^{name}]: *om.* A{self.count}\n")

    def download(self) -> None:
        """Offer a file, which may be another than before."""
        (self.root / "content/media/table.csv").write_text(f"a,{self.rng.randrange(3)}\n")
        self.change(self.manuscript(), "^Words", "Words [table](table.csv)")

    def raw_html(self) -> None:
        self.change(self.manuscript(), "^## Two", f"<div><b>Raw {self.count}</b></div>\n\n## Two")

    def own_field(self) -> None:
        self.field(f"mood: {self.rng.choice(['bright', 'dark', 'none'])}")

    def journal(self) -> None:
        self.field(
            self.rng.choice([f"doi: 10.5555/x{self.count}", "received: 2019-12-01", f"abstract: Of {self.count}."])
        )

    def languages(self) -> None:
        self.field(f"languages: [{self.rng.choice(['en', 'ru', 'en, ru'])}]")

    def touch(self) -> None:
        """Save a text without a change."""
        path = self.manuscript()
        path.write_text(path.read_text())

    def delete(self) -> None:
        if len(list(self.root.glob("content/*/*/text-*.md"))) > 10:
            self.manuscript().unlink()

    def write(self) -> None:
        lang = self.rng.choice(["en", "ru"])
        number = self.rng.randrange(ARTICLES, ARTICLES + 5)
        write_files(self.root, {f"content/{lang}/{place(number)}.md": article(number, lang, self.rng)})

    # ------------------------------------------------------------ everything else

    def blog(self) -> None:
        self.change(self.root / "content/en/north/index.md", "^title: .*", f"title: North {self.count}")

    def poll(self) -> None:
        # Readers vote on it, or it has closed; a page then says other things, and one may come or go.
        closed = "closed = 2020-01-01\n" if self.rng.random() < 0.5 else ""
        write_files(self.root, {"content/polls/poll-0.toml": closed + POLL.format(votes=self.count)})

    def person(self) -> None:
        self.change(self.root / "content/people/ann-0.toml", "^ru = .*", f'ru = "Анна {self.count}"')

    def biography(self) -> None:
        path = self.root / "content/people/ann-1.toml"
        path.write_text(path.read_text().partition("[bio]")[0] + f'[bio]\nen = "Writes *{self.count}*."\n')

    def issue(self) -> None:
        """Put other texts into the newest issue, which may be new."""
        texts = [place(number) for number in self.rng.sample(range(ARTICLES), 3)]
        fields = f'number = {self.rng.randrange(1, 4)}\ndate = 2026-01-01\ntitle = "Issue {self.count}"\n'
        write_files(self.root, {f"content/issues/issue-{self.rng.randrange(2)}.toml": f"{fields}articles = {texts}\n"})

    def template(self) -> None:
        name = self.rng.choice(["parts/foot.html", "article.html", "list.html", "home.html", "parts/poll.html"])
        text = (defaults_root() / "templates" / name).read_text()
        write_files(self.root, {f"templates/{name}": text + f"\n{{# {self.count} #}}\n"})
        if name == "parts/foot.html":
            write_files(self.root, {f"templates/{name}": text + f"\n<p>{self.count}</p>\n"})

    def catalogue(self) -> None:
        path = "locales/ru/LC_MESSAGES/diglot.po"
        text = (defaults_root() / path).read_text()
        write_files(self.root, {path: text.replace('msgstr "Архив"', f'msgstr "Архив {self.count}"')})

    def picture(self) -> None:
        write_files(self.root, {f"content/media/p{self.rng.randrange(3)}.svg": picture(self.count * 99)})

    def shadow(self) -> None:
        """Add a picture beside the text, which has priority over the shared one; or remove it."""
        path = self.root / "content/en/north/p1.svg"
        if path.exists():
            path.unlink()
        else:
            path.write_text(picture(self.count))

    def settings(self) -> None:
        write_files(self.root, {"content/site.toml": SETTINGS.replace("Notes", f"Notes {self.count}")})

    def site_languages(self) -> None:
        write_files(self.root, {"content/site.toml": f'languages = ["{self.rng.choice(["en", "ru"])}"]\n{SETTINGS}'})

    def house_style(self) -> None:
        style = f'[typography]\nenglish_dash = "{self.rng.choice(["em-closed", "en-spaced"])}"\n'
        write_files(self.root, {"content/site.toml": SETTINGS + style})

    def bibliography(self) -> None:
        entries = [
            f"@book{{key{number}, title = {{Book {self.rng.randrange(3)}}}, author = {{Ann, A.}}, year = {{2001}}}}\n"
            for number in range(self.rng.randrange(4))
        ]
        write_files(self.root, {"content/bibliography.bib": "".join(entries)})

    def people(self) -> None:
        """Add somebody, or take them away."""
        path = self.root / "content/people/ann-2.toml"
        if path.exists():
            path.unlink()
        else:
            path.write_text(f'[name]\nen = "Ann {self.count}"\n')

    def polls(self) -> None:
        """Take a poll away on which texts call, or put it back."""
        path = self.root / "content/polls/poll-1.toml"
        if path.exists():
            path.unlink()
        else:
            path.write_text(POLL.format(votes=self.count))

    def stylesheet(self) -> None:
        text = (defaults_root() / "assets/styles/screen.css").read_text()
        write_files(self.root, {"assets/styles/screen.css": f"{text}p {{ margin: {self.count}px }}\n"})

    def glossary(self) -> None:
        write_files(self.root, {"content/glossary.toml": f'[[terms]]\nen = "word {self.count}"\nru = "слово"\n'})

    def frames(self) -> None:
        """Allow players of other sites."""
        write_files(self.root, {"content/site.toml": f'{SETTINGS}[media]\nframes = ["youtube"]\n'})

    def data(self) -> None:
        """Write a table of the house's own, take it away, or break it."""
        path = self.root / "content/data/rows.csv"
        if path.exists() and self.rng.random() < 0.3:
            path.unlink()
            return
        row = self.rng.choice([f"{self.count};bright", f"{self.count};none", '"'])
        write_files(self.root, {"content/data/rows.csv": f"word;mood\n{row}\n"})

    def data_page(self) -> None:
        """Make a page of data, or one that is none any more."""
        page = '[page]\ntitle = { en = "Data", ru = "Данные" }\n' if self.rng.random() < 0.7 else ""
        write_files(
            self.root,
            {
                "content/data/data.toml": f'{page}[more]\nword = {{ en = "Word {self.count}", ru = "Слово" }}\n',
                "templates/pages/data.html": "{% extends 'base.html' %}{% block content %}{{ data.data.more.word }}{% endblock %}",
            },
        )

    def data_shown(self) -> None:
        """Show data at the end of texts, where there are some."""
        rows = "{% if data is defined and data.rows is defined %}{% for row in data.rows %}{{ row.word }} {{ row.mood }}{% endfor %}{% endif %}"
        word = "{{ data.data.more.word if data is defined and data.data is defined else '' }}"
        write_files(self.root, {"templates/parts/hooks/after-text.html": self.rng.choice([rows, word, rows + word])})

    def volume(self) -> None:
        """Put texts of a blog into a volume, which may be a manual; or remove it."""
        if self.rng.random() < 0.2:
            (self.root / "content/volumes/all.toml").unlink(missing_ok=True)
            return
        title = f'manual = {self.rng.choice(["true", "false"])}\n[title]\nen = "Volume {self.count}"\n'
        part = f'[[parts]]\nblog = "{self.rng.choice(["north", "south"])}"\n'
        write_files(self.root, {"content/volumes/all.toml": title + part})

    def menu(self) -> None:
        label = f'[[menu]]\nen = "Menu {self.count}"\nru = "Меню"\n'
        href = f'href = "{place(self.rng.randrange(ARTICLES))}.md"\n'
        write_files(self.root, {"content/site.toml": SETTINGS + label + href})

    def address(self) -> None:
        """Publish the site elsewhere, or at no known address: then there are no feeds."""
        address = self.rng.choice(["https://other.example", ""])
        write_files(self.root, {"content/site.toml": SETTINGS.replace("https://notes.example/sub", address)})

    def ledger(self) -> None:
        """Declare a pair in step, and edit its original: readers are told that the translation is out of date."""
        name = place(self.rng.randrange(ARTICLES))
        main(["sync", name, "--whole", "--root", str(self.root), "--by", "Ann"])
        for path in self.root.glob(f"content/en/{name}.md"):
            self.change(path, "^Words", f"Words of {self.count} others")

    def only_one(self) -> None:
        """Look at a page of one text alone, which may be gone the next time, as the desk does."""
        key = self.manuscript().relative_to(self.root / "content").with_suffix("").as_posix().partition("/")[2]
        publish(self.root, output=self.root / "one", only=(key,), is_lenient=True, allows_fewer=True)

    def preview(self) -> None:
        """Look at all texts with drafts, as `serve` does: it has the same rows as a build."""
        order = {"with_drafts": True, "is_lenient": True, "allows_fewer": True}
        report = publish(self.root, output=self.root / "drafts", **order)
        fresh = copy_sources(self.root, self.root.parent / f"preview-{self.count}", with_store=True)
        expected = publish(fresh, output=fresh / "fresh", **order)
        assert report.problems == expected.problems
        assert differing_files(self.root / "drafts", fresh / "fresh") == ()
        shutil.rmtree(fresh)

    def tamper(self) -> None:
        """Change the published folder by hand."""
        page = self.rng.choice(sorted((self.root / "public").rglob("*.html")))
        if self.rng.random() < 0.5:
            page.unlink()
        else:
            page.write_text("by hand")
        write_files(self.root / "public", {"left/by-hand.txt": "by hand"})

    def nothing(self) -> None:
        """Change nothing: a build without a change must be right too."""


def what_status_says(root: Path) -> object:
    """Return the rows of `status`, and its problems."""
    return find_status(root, lambda: KNOWN, DAY, 1)


def check_edits(
    root: Path,
    count: int,
    seed: int,
    *,
    at_once: int = 1,
    is_store_shared: bool = True,
    say: Callable[[Path], object] = what_status_says,
    commands_every: int = 5,
    **options: object,
) -> None:
    """Compare builds after random edits with builds from nothing; now and then, what other commands say as well.

    say: what another command says of a publication. at_once: how many edits a build finds.
    """
    editor = Editor(publication(root), seed)
    publish(root, is_lenient=True, **options)
    for number in range(count // at_once):
        kind = [editor.edit() for _ in range(at_once)]
        report = publish(root, is_lenient=True, **options)
        fresh = copy_sources(root, root.parent / f"copy-{number}", with_store=is_store_shared)
        expected = publish(fresh, is_lenient=True, output=fresh / "fresh", **options)
        # What was published before is known only where it was.
        known = tuple(problem for problem in report.problems if problem.code != "lost-address")
        assert known == expected.problems, (number, kind)
        assert differing_files(root / "public", fresh / "fresh") == (), (number, kind)
        if number % commands_every == 0:
            assert say(root) == say(fresh), (number, kind)
        shutil.rmtree(fresh)


def copy_sources(root: Path, copy: Path, *, with_store: bool) -> Path:
    """Copy a publication without what was made of it; return the folder.

    with_store: what is found there is found by the hash of all that it depends on, so it is right or useless.
    """
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".*", "public"))
    if with_store:
        (copy / STORE).parent.mkdir(parents=True)
        shutil.copy(root / STORE, copy / STORE)
    return copy
