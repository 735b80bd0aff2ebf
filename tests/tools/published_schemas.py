"""Say what published schemas find in the files that registers, archives and the book trade get.

usage: published_schemas.py FORM=FILE …      forms: crossref datacite jats4r onix; of datacite, a .zip of records
Prints a JSON object: what is found in each file, nothing for a valid one.

It is run by the Python of `.venv-schemas` and imports nothing of the repository. Crossref's schema 5.5.0 and DataCite's
4.5 lie in the package commonmeta-py, ONIX 3.1 in onixcheck, and the rules of JATS4R in @jats4r/schematrons.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs
import xmlschema
from lxml import etree
from saxonche import PySaxonProcessor

TOOLS = Path(__file__).parent
JATS4R = TOOLS.parents[1] / "node_modules/@jats4r/schematrons/schematrons/1.0/jats4r.sch"
# Of the DTD of JATS, which is too large for Saxon's reader, what the rules need: which attributes refer to which.
REFERENCES = "<!DOCTYPE article [<!ATTLIST aff id ID #IMPLIED><!ATTLIST xref rid IDREFS #IMPLIED>]>"
# JATS has had “coi-statement” since 1.3, and JATS4R's recommendation since 1.1; these rules are older.
OUT_OF_DATE = 'fn-type="COI-statement"'
# What our records have of 4.6, of which there is no schema for JSON: all else is that of 4.5.
NEW_IN_DATACITE_4_6 = {"relationType": ["HasTranslation", "IsTranslationOf"], "contributorType": ["Translator"]}


def main() -> None:
    orders = [order.partition("=") for order in sys.argv[1:]]
    print(json.dumps({file: list(FAULTS[form](Path(file))) for form, _, file in orders}, ensure_ascii=False))


def schemas_of(package: str) -> Path:
    """Return the folder of a package that is not imported: what its programs need is not installed."""
    spec = find_spec(package)
    assert spec and spec.origin, f"{package} is not installed"
    return Path(spec.origin).parent


def faults_by_crossref(file: Path) -> Iterator[str]:
    """The schema is of XSD 1.1; of MathML it knows an address on the web, and the package a copy."""
    folder = schemas_of("commonmeta") / "resources/crossref"
    mathml = {"http://www.w3.org/1998/Math/MathML": str(folder / "standard-modules/mathml3/mathml3.xsd")}
    schema = xmlschema.XMLSchema11(str(folder / "crossref5.5.0.xsd"), locations=mathml, allow="local")
    return (f"{fault.path}: {fault.reason}" for fault in schema.iter_errors(str(file)))


def faults_by_datacite(file: Path) -> Iterator[str]:
    schema = json.loads((schemas_of("commonmeta") / "resources/datacite-v4.5.json").read_text(encoding="utf-8"))
    for name, values in NEW_IN_DATACITE_4_6.items():
        schema["definitions"][name]["enum"] += values
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            for fault in validator.iter_errors(json.loads(archive.read(name))):
                yield f"{name} {'/'.join(map(str, fault.instance_path))}: {fault.message}"


def faults_by_onix(file: Path) -> Iterator[str]:
    """By the schema of XSD, which knows the code lists, and by that of RELAX NG."""
    folder = schemas_of("onixcheck") / "schema"
    document = etree.parse(str(file))
    for schema in (
        etree.XMLSchema(etree.parse(str(folder / "xsd3.1/ONIX_BookProduct_3.1_reference.xsd"))),
        etree.RelaxNG(etree.parse(str(folder / "rng3.1/ONIX_BookProduct_3.1_reference.rng"))),
    ):
        schema.validate(document)
        yield from (f"{fault.line}: {fault.message}" for fault in schema.error_log)


def faults_by_jats4r(file: Path) -> Iterator[str]:
    """By the rules that JATS4R calls errors."""
    article = re.sub("<!DOCTYPE[^>]*>", REFERENCES, file.read_text(encoding="utf-8"))
    with PySaxonProcessor(license=False) as saxon:
        xslt = saxon.new_xslt30_processor()
        compiler = xslt.compile_stylesheet(stylesheet_file=str(TOOLS / "schematron.xsl"))
        rules = xslt.compile_stylesheet(stylesheet_text=compiler.transform_to_string(source_file=str(JATS4R)))
        found = rules.transform_to_string(xdm_node=saxon.parse_xml(xml_text=article))
        yield from (line for line in found.splitlines() if OUT_OF_DATE not in line)


FAULTS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "crossref": faults_by_crossref,
    "datacite": faults_by_datacite,
    "jats4r": faults_by_jats4r,
    "onix": faults_by_onix,
}

if __name__ == "__main__":
    main()
