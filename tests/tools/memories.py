"""A publication with pairs in its memory, and a memory of another program."""

from __future__ import annotations

TREATY = "Both treaties were signed in the spring, before the ice on the river broke."
TREATY_RU = "Оба договора подписали весной, до того как на реке тронулся лед."
BRIDGE = "The bridge was closed in winter, and the ferry did not run."
BRIDGE_RU = "Зимой мост закрывали, а паром не ходил."
RIVER = {
    "content/site.toml": 'base_url = "https://journal.example"\n',
    "content/en/river.md": f"---\ntitle: The river\ndate: 2020-01-01\n---\n{TREATY}\n\n{BRIDGE}\n",
    "content/ru/river.md": f"---\ntitle: Река\n---\n{TREATY_RU}\n\n{BRIDGE_RU}\n",
    "content/en/alone.md": "---\ntitle: Alone\ndate: 2020-01-02\n---\nA treaty that no ledger has.\n",
    "content/ru/alone.md": "---\ntitle: Одна\n---\nДоговор, которого нет ни в одном протоколе.\n",
}
HARBOUR, HARBOUR_RU = "The harbour froze in December.", "Гавань замерзла в декабре."
UNIT = (
    '<tu creationdate="20200102T000000Z" creationid="anna"><tuv xml:lang="EN-GB" changedate="20210304T101112Z">'
    f"<seg>{HARBOUR}</seg></tuv><tuv xml:lang='ru'><seg>{HARBOUR_RU}</seg></tuv></tu>"
)


def memory(units: str = UNIT, head: str = "", version: str = "1.4") -> bytes:
    """Return a TMX file of these units."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<tmx version="{version}"><header srclang="en"/>'
        f"<body>{units}</body></tmx>"
    ).encode()
