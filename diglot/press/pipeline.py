"""Manuscripts in two languages → editions, paired into articles → checked → set in type → rendered for screen
and page → written.

The sentence is `build`; everything else here hands one stage's result to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from diglot.desk import addresses, links, makeup, pairing, polls, slugs, typography
from diglot.machines.catalogues import Words, check_catalogue, read_words
from diglot.machines.disk import Folder, OutputRefused, Overlay, Stage, locked
from diglot.machines.pandoc import PandocPool
from diglot.machines.store import Store
from diglot.machines.templates import Renderer
from diglot.press import files, issue, printing
from diglot.press.composing import ComposingRoom
from diglot.press.order import Order, Progress, Report, in_order, severity
from diglot.press.proofs import CopyDesk, ProofSheets, set_proofs
from diglot.press.reading import Sources, read_sources
from diglot.words.languages import Lang
from diglot.words.model import Article, Galley, Proof, Publication, Settings
from diglot.words.pages import Page, PdfLink
from diglot.words.problems import (
    DamagedStore,
    N_,
    OutputNotOurs,
    OutputUnwritable,
    Problem,
    UnknownArticle,
    nearest,
)


def build(order: Order, progress: Progress) -> Report:
    """Build a publication: all of it, or nothing where an error stands."""
    with locked(order.cache / "lock"), open_workshop(order, progress) as shop:
        sources = shop.read()
        articles = shop.pair(sources)
        sheets = shop.set(articles)
        publication = shop.publication(articles, sheets)
        directory = shop.check(publication, sheets)
        if shop.must_stop():
            return shop.report(publication)
        presses = shop.prepare(publication, directory, sheets)
        pdfs = shop.print(publication, presses)
        if shop.must_stop():
            return shop.report(publication)
        return shop.issue(publication, presses, pdfs)


@contextmanager
def open_workshop(order: Order, progress: Progress) -> Iterator[Workshop]:
    """A workshop whose store is open and whose pandocs are ready."""
    with Store(order.cache / "store.sqlite", is_fresh=order.is_fresh) as store, PandocPool(order.jobs) as pandoc:
        yield Workshop(order, progress, store, pandoc)


@dataclass(frozen=True)
class Presses:
    """What pages and PDFs are made with."""

    structures: Mapping[Lang, makeup.Structure]
    bench: makeup.Bench
    renderer: Renderer
    resolver: issue.Resolver
    files: files.FileRoom
    look: files.Look
    room: ComposingRoom


@dataclass
class Workshop:
    """One build under way: the order, the machines, and the problems so far."""

    order: Order
    progress: Progress
    store: Store
    pandoc: PandocPool
    problems: list[Problem] = field(default_factory=list)
    settings: Settings = Settings()
    pdfs: int = 0
    pdfs_made: int = 0

    def must_stop(self) -> bool:
        """Does an error stand?"""
        grade = partial(severity, is_lenient=self.is_lenient, is_strict=self.order.is_strict)
        return any(grade(problem) == "error" for problem in self.problems)

    @property
    def is_lenient(self) -> bool:
        """May errors be published?"""
        return self.order.is_lenient or self.settings.is_lenient

    @property
    def formats(self) -> frozenset[str]:
        """What is made: the order's formats, or else the publication's."""
        return frozenset(self.order.formats or self.settings.formats)

    # ------------------------------------------------------------ the stages

    def read(self) -> Sources:
        """The folder in, its sources out."""
        self.folder = Folder(self.order.root)
        self.overlay = Overlay(self.order.root)
        self.sources = read_sources(self.folder)
        self.problems += self.sources.problems
        languages = self.order.langs or self.sources.settings.languages
        self.settings = replace(self.sources.settings, languages=languages)
        self.words = {lang: read_words(lang, self.overlay.folders("locales")) for lang in languages}
        self.problems += self._check_words(languages)
        return self.sources

    def _check_words(self, languages: Iterable[Lang]) -> Iterator[Problem]:
        for lang in languages:
            name = f"locales/{lang}/LC_MESSAGES/diglot.po"
            for folder in self.overlay.folders("locales"):
                path = folder.parent / name
                if path.is_file():
                    yield from check_catalogue(path, name)

    def pair(self, sources: Sources) -> tuple[Article, ...]:
        """Manuscripts in, articles out."""
        make = partial(slugs.make_slug, latin_only=self.settings.slugs == "transliterated")
        names = pairing.Slugs(slugs.is_slug, make)
        articles, problems = pairing.pair(
            sources.manuscripts, self.settings, names, self.order.today, self.order.with_drafts
        )
        self.problems += problems
        self.problems += pairing.check_references(articles, self.settings, sources.people, sources.polls)
        return self._chosen(articles)

    def _chosen(self, articles: tuple[Article, ...]) -> tuple[Article, ...]:
        """Only the articles that the order names, with the blogs around them."""
        if not self.order.only:
            return articles
        keys = {article.key for article in articles}
        wanted = {name.removesuffix(".md").strip("/") for name in self.order.only}
        for name in sorted(wanted - keys):
            found = nearest(name, keys)
            self.problems.append(UnknownArticle("content", 1, name, f" ({found}?)" if found else ""))
        return tuple(article for article in articles if article.key in wanted or article.kind != "article")

    def set(self, articles: tuple[Article, ...]) -> ProofSheets:
        """Articles in, proofs out."""
        self.desk = CopyDesk(self.folder, self.sources)
        self.room = ComposingRoom(self.store, self.pandoc, self.desk.read)
        self.progress.stage(N_("Setting texts"), sum(len(article.editions) for article in articles))
        sheets = set_proofs(articles, self.desk, self.room, self.progress.step)
        self.problems += sheets.problems
        return sheets

    def publication(self, articles: tuple[Article, ...], sheets: ProofSheets) -> Publication:
        """Everything that pages are made up from."""
        return Publication(self.settings, self.sources.people, self.sources.polls, articles, sheets.proofs)

    def check(self, publication: Publication, sheets: ProofSheets) -> links.Directory:
        """Find what leads nowhere; give the directory of what there is."""
        self.structures = {lang: makeup.lay_out(publication, lang) for lang in self.settings.languages}
        directory = links.Directory(
            articles={article.key: article for article in publication.articles},
            places={article.href(lang): article for article in publication.articles for lang in self.settings.languages},
            files=self.sources.files,
            lists=makeup.list_places(self.structures),
            split=addresses.split_address,
            candidates=partial(addresses.asset_candidates, languages=self.sources.settings.languages),
        )
        for pair, proof in publication.proofs.items():
            placed = list(links.find_dead_links(proof, publication.proofs, directory))
            if placed:
                lines = self.room.lines(sheets.copies[pair])
                self.problems += [one.problem.at(lines.get(one.place, 1)) for one in placed]
            self.problems += issue.check_lead_picture(proof, directory)
        return directory

    def prepare(self, publication: Publication, directory: links.Directory, sheets: ProofSheets) -> Presses:
        """Lay out everything that pages and PDFs are made with."""
        address = makeup.SiteAddress(self.settings.base_url)
        room = files.FileRoom(self.folder, self.sources.files)
        resolver = issue.Resolver(directory, room, address)
        look = files.read_look(self.overlay)
        style = self.settings.house_style

        def set_text(text: str, lang: Lang) -> str:
            return typography.set_text(text, lang, style)

        def fragment(text: str, lang: Lang) -> str:
            key = sheets.fragments.get((text, lang))
            return resolver.galley(self.room.galley(key), lang).html if key else ""

        bench = makeup.Bench(
            address=address,
            assets=_assets(look, address),
            say=partial(_say, self.words, set_text),
            set_text=set_text,
            galley=lambda key, lang: resolver.galley(self.room.galley(key), lang),
            fragment=fragment,
            picture=resolver.lead_picture,
            pdf=lambda key, lang: None,
            shares=polls.shares,
        )
        renderer = Renderer(self.overlay.folders("templates"), self.words, set_text)
        presses = Presses(self.structures, bench, renderer, resolver, room, look, self.room)
        self._take_in_files(publication, resolver)
        self.problems += room.problems
        return presses

    def _take_in_files(self, publication: Publication, resolver: issue.Resolver) -> None:
        """Look at every picture that is used before anything is printed: a broken one must stop the build."""
        for proof in publication.proofs.values():
            for use in proof.particulars.uses:
                kind, target, _ = addresses.split_address(use.address)
                if kind == "asset":
                    resolver.file(target)
            if proof.edition.image:
                resolver.lead_picture(proof.edition.image, proof.edition)

    def print(self, publication: Publication, presses: Presses) -> dict[tuple[str, Lang], bytes]:
        """Editions in, their PDFs out, by article key and language."""
        if "pdf" not in self.formats:
            return {}
        pairs = [
            (article, edition.lang)
            for article in publication.articles
            if article.kind == "article"
            for edition in article.editions
        ]
        self.progress.stage(N_("Making PDFs"), len(pairs))
        css = self.overlay.find("assets/styles/print.css")
        style = printing.print_style(
            css.read_text(encoding="utf-8") if css else "", files.print_fonts(self.overlay), self.settings.trim
        )
        shop = printing.PrintShop(self.store, style, self.order.jobs)
        orders = [self._pdf_order(publication, presses, article, lang) for article, lang in pairs]
        finished = shop.set(orders, self.progress.step)
        self.pdfs, self.pdfs_made = len(finished), shop.made
        for pdf in finished:
            self.problems += pdf.problems
        return {(article.key, lang): pdf.pdf for (article, lang), pdf in zip(pairs, finished, strict=True) if pdf.pdf}

    def _pdf_order(self, publication: Publication, presses: Presses, article: Article, lang: Lang) -> printing.PdfOrder:
        page = makeup.article_page(publication, presses.structures, article, lang, presses.bench)
        job = issue.print_job(page, presses.renderer, presses.files, presses.bench.address)
        return printing.PdfOrder(publication.proofs[article.key, lang].edition.manuscript.path, job)

    def issue(self, publication: Publication, presses: Presses, pdfs: Mapping[tuple[str, Lang], bytes]) -> Report:
        """Everything in, the published folder out."""
        try:
            stage = Stage(self.order.output)
        except OutputRefused:
            self.problems.append(OutputNotOurs(str(self.order.output), 1))
            return self.report(publication)
        except OSError as error:
            self.problems.append(OutputUnwritable(str(self.order.output), 1, error.strerror or str(error)))
            return self.report(publication)
        try:
            pages = self._issue_all(publication, presses, pdfs, stage)
            written = stage.publish()
        except OSError as error:
            stage.abandon()
            self.problems.append(OutputUnwritable(str(self.order.output), 1, error.strerror or str(error)))
            return self.report(publication)
        except BaseException:
            stage.abandon()
            raise
        return self.report(publication, pages=pages, written=written)

    def _issue_all(
        self, publication: Publication, presses: Presses, pdfs: Mapping[tuple[str, Lang], bytes], stage: Stage
    ) -> int:
        bench = replace(presses.bench, pdf=partial(_pdf_link, publication, presses.bench.address, pdfs))
        for (key, lang), pdf in pdfs.items():
            stage.write(_pdf_place(publication, key, lang).lstrip("/"), pdf)
        texts = sum(len(structure.texts) for structure in presses.structures.values())
        self.progress.stage(N_("Rendering pages"), texts)
        pages = _watched(makeup.make_up(publication, presses.structures, bench), self.progress)
        count, rows, redirects = issue.issue_pages(pages, presses.renderer, bench.address, stage.write)
        issue.issue_sitemaps(rows, bench.address, stage.write)
        outside = partial(_outside_galley, presses)
        issue.FeedRoom(publication, presses.structures, bench, outside).issue(stage.write)
        stage.write("_redirects", issue.render_redirects(redirects).encode())
        for file in presses.files.used:
            stage.write(file.place, presses.files.read(file.path))
        for place, content in presses.look.contents.items():
            stage.write(place, content)
        return count

    def report(self, publication: Publication, pages: int = 0, written: int = 0) -> Report:
        """What came of it."""
        if self.store.damage:
            self.problems.append(DamagedStore(".cache/diglot/store.sqlite", 1, self.store.damage))
        texts = [article for article in publication.articles if article.kind == "article"]
        return Report(
            articles=len(texts),
            editions=sum(len(article.editions) for article in texts),
            pages=pages,
            pdfs=self.pdfs if written else 0,
            files=written,
            texts_made=self.pandoc.documents,
            pdfs_made=self.pdfs_made,
            problems=in_order(self.problems),
            is_published=bool(written),
            is_lenient=self.is_lenient,
            is_strict=self.order.is_strict,
        )


def _assets(look: files.Look, address: makeup.SiteAddress) -> makeup.Assets:
    def href(path: str) -> str:
        place = look.place(path)
        return address.href(f"/{place}") if place else ""

    preloaded = ("SourceSerif4-Regular", "SourceSans3-Regular")
    fonts = tuple(href(f"assets/fonts/{name}.ttf.woff2") for name in preloaded)
    return makeup.Assets(
        href("assets/styles/screen.css"),
        href("assets/scripts/page.js"),
        href("assets/icons/icon.svg"),
        tuple(font for font in fonts if font),
    )


def _say(words: Mapping[Lang, Words], set_text: Callable[[str, Lang], str], lang: Lang, msgid: str) -> str:
    return set_text(words[lang].gettext(msgid), lang)


def _pdf_place(publication: Publication, key: str, lang: Lang) -> str:
    """`<slug>.pdf` beside the page's folder."""
    return f"{publication.proofs[key, lang].edition.href.rstrip('/')}.pdf"


def _pdf_link(
    publication: Publication, address: makeup.SiteAddress, pdfs: Mapping[tuple[str, Lang], bytes], key: str, lang: Lang
) -> PdfLink | None:
    pdf = pdfs.get((key, lang))
    return PdfLink(address.href(_pdf_place(publication, key, lang)), len(pdf)) if pdf else None


def _outside_galley(presses: Presses, proof: Proof) -> Galley:
    galley = presses.room.galley(proof.galley_key)
    return presses.resolver.galley(galley, proof.edition.lang, is_outside=True)


def _watched(pages: Iterator[Page], progress: Progress) -> Iterator[Page]:
    for page in pages:
        yield page
        progress.step()

