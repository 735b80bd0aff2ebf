"""Files of data in, their pages out. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from diglot.core.page_models import PageBuilder, PageTask
from diglot.extensions.datasets.core.data_places import data_page_place, data_pages
from diglot.extensions.datasets.model.datasets import DataPage, Dataset
from diglot.model.paper.covers import CoverWords
from diglot.model.problems import UrlCollision
from diglot.pipeline.render.compiled_site import PageFailed


def data_page_tasks(builders: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """Yield the tasks for the pages of files of data, in each language."""
    for builder in builders:
        for dataset in data_pages(builder.publication):
            make = partial(_pages, builder, dataset)
            yield PageTask(f"{builder.lang} data {dataset.key}", make, partial(_cards, builder))


def _cards(builder: PageBuilder) -> list[CoverWords]:
    return [builder.card]


def _pages(builder: PageBuilder, dataset: Dataset) -> list[DataPage]:
    """Return the page of a file. Raises: PageFailed, where a text has its address."""
    assert dataset.page
    places = {lang: data_page_place(dataset, lang) for lang in builder.settings.languages}
    place = places[builder.lang]
    for text in (*builder.structure.pages, *builder.structure.blogs):
        edition = text.edition(builder.lang)
        if edition and edition.href == place:
            raise PageFailed(UrlCollision(dataset.path, dataset.line, place, edition.manuscript.path))
    title, description = builder.best(dataset.page.title)[0], builder.best(dataset.page.description)[0]
    page = DataPage(
        template=dataset.page.template or f"pages/{dataset.name}.html",
        lang=builder.lang,
        head=builder.head(place, title, description or builder.frame.tagline, places),
        frame=builder.frame,
        switches=builder.switches(places),
        title=title,
        description=description,
    )
    return [page]
