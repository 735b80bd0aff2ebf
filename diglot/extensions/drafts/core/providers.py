"""Parse the providers of drafts, `drafting.toml`. Pure functions."""

from __future__ import annotations

from diglot.core.settings.table_reader import Table, read_file
from diglot.extensions.drafts.model.drafting import Provider
from diglot.model.fields import fields_of, tables_of
from diglot.model.problems import N_, Problem

_PROVIDER = fields_of(Provider)


def parse_providers(table: Table, source: str, path: str) -> tuple[tuple[Provider, ...], tuple[Problem, ...]]:
    """Parse `drafting.toml`: each provider has a command, or a service with its address."""
    reader = read_file(path, table, source, {"providers": tables_of(_PROVIDER, "name")})
    found: dict[str, Provider] = {}
    for own in reader.each_entry("providers", _PROVIDER):
        provider = own.record(Provider)
        if not provider.name and "name" not in own.table:
            own.refuse("name", "", _PROVIDER["name"].expected)
        elif provider.name in found:
            own.refuse("name", provider.name, N_("a name that no other provider has"))
        elif bool(provider.command) == bool(provider.url):
            own.refuse("command", own.table.get("command", ""), N_("either a command, or a service with its url"))
        elif provider.name:
            found[provider.name] = provider
    return tuple(found.values()), reader.finish()
