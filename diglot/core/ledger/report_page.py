"""Render a report as a page that needs no other file. Pure functions."""

from __future__ import annotations

from html import escape

from diglot.model.languages import Lang

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 2.5rem 0 0 }
small { font-family: system-ui, sans-serif; opacity: .7 }
"""


def report_page(title: str, lang: Lang, style: str, body: str) -> str:
    """Return a complete page. style: its rules beyond those of all reports. body: HTML under the heading.

    >>> "<h1>A &amp; B</h1>" in report_page("A & B", "en", "", "<p>1</p>")
    True
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )
