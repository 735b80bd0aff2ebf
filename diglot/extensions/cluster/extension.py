"""What this extension adds: `build --cluster`, which spreads the work over the machines of a Dask cluster."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "spreads the work over a cluster",
    commands="diglot.extensions.cluster.cli.commands:COMMANDS",
    hooks={"executor": "diglot.extensions.cluster.adapters.opening:open_cluster"},
    problems="diglot.extensions.cluster.model.problems",
)
