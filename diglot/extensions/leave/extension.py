"""What this extension adds: a whole publication as the site of another program, for `export`."""

from diglot.model.extensions import API, Extension

EXTENSION = Extension(
    API,
    "takes a publication to Hugo, Docusaurus or plain Markdown",
    needs=("exchange",),
    commands="diglot.extensions.leave.cli.commands:COMMANDS",
    exports=dict.fromkeys(("hugo", "docusaurus", "markdown"), "diglot.extensions.leave.cli.site:export_file"),
)
