"""What a chart shows, in OOXML and in OpenDocument. Runs in the child."""

from typing import Any

from lms.sandbox.graders.office.odf_styles import read_styles
from lms.sandbox.graders.office.package import Package
from lms.sandbox.graders.office.tree import Element, attribute, child, local, within

_KINDS = {"barChart": "bar", "bar3DChart": "bar", "pieChart": "pie", "pie3DChart": "pie", "lineChart": "line",
          "areaChart": "area", "doughnutChart": "pie", "scatterChart": "points"}  # fmt: skip
_ODF_KINDS = {
    "bar": "bar",
    "circle": "pie",
    "ring": "pie",
    "line": "line",
    "area": "area",
    "scatter": "points",
}


def chart_facts(root: Element) -> dict[str, Any]:
    """Of a chart part of OOXML."""
    plot = child(root, "chart", "plotArea")
    kind = (
        next((_KINDS[local(each)] for each in plot if local(each) in _KINDS), "") if plot is not None else ""
    )
    title = child(root, "chart", "title")
    lowest = [attribute(each, "val") for axis in within(plot, "valAx") for each in within(axis, "min")]
    return {
        "kind": kind,
        "title": "".join(text.text or "" for text in within(title, "t", "v"))[:300],
        "refs": [(each.text or "")[:120] for each in within(plot, "f")][:60],
        "from_zero": all(_zero(each) for each in lowest),
    }


def odf_chart_facts(package: Package, folder: str) -> dict[str, Any] | None:
    """Of an object of an OpenDocument file; none when it is not a chart."""
    part = f"{folder}/content.xml"
    root = package.tree_if_there(part)
    chart = child(root, "body", "chart", "chart")
    if chart is None:
        return None
    styles = read_styles(_inside(package, folder))
    title = child(chart, "title")
    plot = child(chart, "plot-area")
    lowest = [
        styles.value("chart", attribute(axis, "style-name"), "chart", "minimum")
        for axis in within(plot, "axis")
        if attribute(axis, "dimension") == "y"
    ]
    references = [attribute(plot, "cell-range-address")] if plot is not None else []
    references += [
        attribute(each, name)
        for each in within(plot, "series", "categories")
        for name in ("values-cell-range-address", "cell-range-address", "label-cell-address")
    ]
    return {
        "kind": _ODF_KINDS.get(attribute(chart, "class").rpartition(":")[2], ""),
        "title": "".join(title.itertext())[:300] if title is not None else "",
        "refs": [reference[:120] for reference in references if reference][:60],
        "from_zero": all(_zero(each) for each in lowest if each),
    }


def _inside(package: Package, folder: str) -> Package:
    """The object as a package of its own: only its content and styles."""
    trees = {
        name: found
        for name in ("content.xml", "styles.xml")
        if (found := package.tree_if_there(f"{folder}/{name}")) is not None
    }
    return _Object(package.archive, package.kind, package.format, trees)


class _Object(Package):
    def tree_if_there(self, name: str) -> Element | None:
        """Only what was put in."""
        return self.trees.get(name)


def _zero(written: str) -> bool:
    try:
        return float(written) <= 0
    except ValueError:
        return True
