"""The files of `content/data/`: each a value of its own, by its name. Touches the disk through its adapter only."""

from __future__ import annotations

from functools import partial

from diglot.extensions.datasets.core.dataset_reading import SUFFIXES, parse_dataset
from diglot.extensions.datasets.model.datasets import DATA, Dataset
from diglot.queries.query import Query
from diglot.queries.sources.tables import TableFiles, table_value

_FILES = TableFiles(f"content/{DATA}", parse_dataset, suffixes=SUFFIXES)
DATASET = Query[Dataset](DATA, 11, Dataset, partial(table_value, _FILES))
"""A file of data by its name."""
QUERIES = (DATASET,)
TABLES = DATASET, _FILES
