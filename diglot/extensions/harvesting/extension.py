"""What this extension adds: what libraries and archives harvest, list and keep of a journal."""

from diglot.extensions.harvesting.model.permissions import HARVESTING
from diglot.extensions.harvesting.model.records import OAI_PATH, OAI_PLACE
from diglot.model.extensions import API, AddedFormat, Extension, Service

_PIPELINE = "diglot.extensions.harvesting.pipeline"

EXTENSION = Extension(
    API,
    "lets libraries and archives harvest, list and keep a journal",
    needs=("exchange", "journal", "polls", "preview"),
    commands="diglot.extensions.harvesting.cli.commands:COMMANDS",
    exports=dict.fromkeys(("package", "kbart"), "diglot.extensions.harvesting.cli.exports:export_file"),
    options=HARVESTING,
    hooks={"site-pages": f"{_PIPELINE}.preservation_pages:preservation_tasks"},
    formats={"oai": AddedFormat(1020, f"{_PIPELINE}.repository:write_oai", "site")},
    services={OAI_PATH: Service(OAI_PLACE, f"{_PIPELINE}.oai_service:open_service")},
    problems="diglot.extensions.harvesting.model.problems",
)
