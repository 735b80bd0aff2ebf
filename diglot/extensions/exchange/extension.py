"""What this extension adds: the commands `import` and `export`, whose kinds of files are those of other extensions."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "exchanges texts with people who do not work in Markdown",
    commands="diglot.extensions.exchange.cli.commands:COMMANDS",
    problems="diglot.extensions.exchange.model.problems",
)
