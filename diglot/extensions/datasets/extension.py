"""What this extension adds: a house's own data, `content/data/`, for templates, and pages that show nothing else."""

from diglot.model.extensions import API, Extension

_PIPELINE = "diglot.extensions.datasets.pipeline"

EXTENSION = Extension(
    API,
    "gives templates data of the house's own, and makes pages of it",
    queries=f"{_PIPELINE}.data_files:QUERIES",
    problems="diglot.extensions.datasets.model.problems",
    hooks={
        "tables": f"{_PIPELINE}.data_files:TABLES",
        "source-checks": f"{_PIPELINE}.data_checks:check_data",
        "template-values": f"{_PIPELINE}.template_data:template_values",
        "site-pages": f"{_PIPELINE}.data_pages:data_page_tasks",
        "site-places": "diglot.extensions.datasets.core.data_places:data_page_places",
    },
)
