"""The message for the book trade about a volume: what is in it.

`test_published_schemas` holds it against the schema of ONIX 3.1.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from diglot.cli import command_line
from tests.extensions.journal.publication import FILES, VOLUME
from tests.tools.publication import EPOCH, write_files

ONIX = {"o": "http://ns.editeur.org/onix/3.1/reference"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_files(tmp_path_factory.mktemp("onix"), {**FILES, "content/volumes/harbours.toml": VOLUME})
    (root / "content/media").mkdir()
    Image.new("RGB", (4, 2)).save(root / "content/media/bay.png")
    return root


def export(root: Path, volume: str, output: Path) -> int:
    return command_line.main(["export", volume, "--format", "onix", "--output", str(output), "--root", str(root)])


@pytest.fixture(scope="module")
def products(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Element]:
    output = tmp_path_factory.mktemp("message") / "harbours.xml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert export(root, "harbours", output) == 0
    return ElementTree.parse(output).getroot().findall("o:Product", ONIX)


def said(product: Element, path: str) -> list[str]:
    return [one.text or "" for one in product.findall("/".join(f"o:{part}" for part in path.split("/")), ONIX)]


def test_each_isbn_is_a_product_in_its_form(products: list[Element]) -> None:
    isbns = [said(one, "ProductIdentifier/IDValue") for one in products]
    assert isbns == [["9785759823216"], ["9781861978769"], ["9785907220034"]]
    assert [said(one, "DescriptiveDetail/ProductForm") for one in products] == [["BA"], ["ED"], ["BA"]]
    assert said(products[0], "DescriptiveDetail/Measure/Measurement") == ["210", "148"]
    assert said(products[1], "DescriptiveDetail/ProductFormDetail") == ["E101"]


def test_titles_are_in_both_languages_the_own_one_first(products: list[Element]) -> None:
    titles = "DescriptiveDetail/TitleDetail"
    assert said(products[2], f"{titles}/TitleType") == ["01", "06"]
    assert said(products[2], f"{titles}/TitleElement/TitleText") == ["Гавани", "Harbours"]
    assert said(products[2], f"{titles}/TitleElement/Subtitle") == ["Очерки"]


def test_people_have_their_roles_and_a_translation_its_original_language(products: list[Element]) -> None:
    english, _, russian = products
    people = [
        (said(one, "ContributorRole")[0], said(one, "KeyNames")[0])
        for one in russian.findall("o:DescriptiveDetail/o:Contributor", ONIX)
    ]
    assert people == [("A01", "Вересова"), ("A01", "Хейл"), ("B06", "Эш"), ("B01", "Хейл")]
    languages = "DescriptiveDetail/Language/Language"
    assert list(zip(said(russian, f"{languages}Role"), said(russian, f"{languages}Code"), strict=True)) == [
        ("01", "rus"), ("02", "eng"),
    ]  # fmt: skip
    assert said(english, f"{languages}Code") == ["eng"]


def test_products_name_each_other(products: list[Element]) -> None:
    codes = "RelatedMaterial/RelatedProduct/ProductRelationCode"
    assert [said(one, codes) for one in products] == [["27", "11"], ["13"], ["11"]]


def test_the_trade_reads_the_annotation_the_class_the_place_and_the_day(products: list[Element]) -> None:
    english = products[0]
    assert said(english, "CollateralDetail/TextContent/Text") == ["Two essays & a review.\nFor everybody."]
    subjects = "DescriptiveDetail/Subject"
    assert said(english, f"{subjects}/SubjectCode") == ["DNL", "1QBDA", "821.161.1-4"]
    assert said(english, f"{subjects}/SubjectSchemeIdentifier") == ["93", "94", "09"]
    assert [len(one) for one in english.findall("o:DescriptiveDetail/o:Subject", ONIX)] == [3, 2, 2]
    assert said(english, "PublishingDetail/CityOfPublication") == ["Vladivostok"]
    assert said(english, "PublishingDetail/PublishingDate/Date") == ["20260401"]


def test_a_volume_without_an_isbn_and_one_that_is_not_there_are_said(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "content/volumes/bare.toml"
    path.write_text(VOLUME[: VOLUME.index("[isbn]")] + VOLUME[VOLUME.index("[[parts]]") :], encoding="utf-8")
    assert export(root, "bare", tmp_path / "a") == export(root, "harbour", tmp_path / "b") == 1
    path.unlink()
    told = capsys.readouterr().err
    assert "content/volumes/bare.toml" in told and "ONIX needs what is missing here: isbn" in told
    assert "harbours" in told
    assert json.dumps([one.name for one in tmp_path.iterdir()]) == "[]"
