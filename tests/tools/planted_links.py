"""A link in the place of a folder, as whoever may write to a publication may plant it at any moment."""

from __future__ import annotations

from pathlib import Path


def put_link(place: Path, outside: Path) -> None:
    """Do what whoever may write to a publication may do at any moment: a folder goes, a link comes."""
    place.rename(place.with_name(f"{place.name}.aside"))
    place.symlink_to(outside)
