"""What somebody wrote and put into the folder is published, or the build says why not. Each as a person does it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.small_house import codes, publish, run_json, write_house

SITE = 'base_url = "https://x.example"\nformats = ["html"]\n'


def house(root: Path, files: dict[str, str], site: str = SITE) -> Path:
    return write_house(root, {"content/site.toml": site, **files})


def page(root: Path, place: str) -> str:
    return (root / "public" / place / "index.html").read_text(encoding="utf-8")


# ---------------------------------------------------------------- status and pairs


def test_a_lenient_build_publishes_texts_whose_status_is_unknown(tmp_path: Path) -> None:
    texts = {f"content/{lang}/essay.md": "---\ntitle: Page\nstatus: Completed\n---\n\nText.\n" for lang in ("en", "ru")}
    report = publish(house(tmp_path, texts), is_lenient=True)
    assert codes(report) == ["wrong-value", "wrong-value"]
    assert (report.articles, report.editions) == (1, 2)


def test_a_file_and_an_index_of_the_same_name_are_a_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = house(
        tmp_path,
        {
            "content/en/guide.md": "---\ntitle: A guide\n---\n\nThe way in.\n",
            "content/ru/guide/index.md": "---\ntitle: Путеводитель\ntranslators: [Анна Луг]\n---\n\nКак войти.\n",
            "content/ru/guide/first.md": "---\ntitle: Первая\n---\n\nГлава.\n",
        },
    )
    assert codes(publish(root)) == []
    assert "The way in." in page(root, "en/guide")
    assert 'hreflang="ru"' in page(root, "en/guide")
    assert "Как войти." in page(root, "ru/guide")
    code, document = run_json(["status", "--root", root], capsys)
    assert code == 0
    assert ("guide", "untracked") in {(row["article"], row["state"]) for row in document["articles"]}
