"""The report in each of its forms. All say the same; none needs the network."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal
from xml.etree import ElementTree

from jinja2 import Environment, PackageLoader, StrictUndefined

from neuvoja.evaluation.errors import NoRankings
from neuvoja.evaluation.outside.trec import trec_run
from neuvoja.evaluation.report import charts
from neuvoja.evaluation.report.chapter import Chapter, verdict_of
from neuvoja.evaluation.report.tables import Plot, Table
from neuvoja.evaluation.scores import Figure

Format = Literal["html", "md", "json", "csv", "junit", "trec"]

_TEMPLATES = Environment(
    loader=PackageLoader("neuvoja.evaluation.report"),
    # What customers wrote is shown, never interpreted.
    autoescape=lambda name: name is not None and not name.endswith(".md.j2"),
    undefined=StrictUndefined,
    trim_blocks=True,
)
_MARKS = re.compile(r"[\\`*|<\[]")
_UNPRINTABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def _plain(text: str) -> str:
    """In Markdown, the text itself in one line."""
    return _MARKS.sub(r"\\\g<0>", " ".join(text.split()))


_TEMPLATES.filters["plain"] = _plain


class _Layout:
    """The plots' geometry, for the template."""

    width, label, plot, row = charts.WIDTH, charts.LABEL, charts.PLOT, charts.ROW
    height, margin = charts.HEIGHT, charts.MARGIN

    def bars(self, chapter: Chapter) -> charts.Bars:
        return charts.bars(chapter.by_language, chapter.scored.asked.subject)

    def risk(self, chapter: Chapter) -> charts.Curve:
        return charts.risk_curve(chapter.risk)

    def latency(self, chapter: Chapter) -> charts.Curve:
        return charts.latency_curve(chapter.scored.latency.times if chapter.scored.latency else ())

    def growth(self, plot: Plot) -> charts.Curve:
        return charts.growth_curve(plot.points, plot.name, plot.over)


def write_report(form: Format, chapters: Sequence[Chapter], tables: Sequence[Table] = ()) -> str:
    """The report on these runs.

    Args:
        tables: measurements of speed, shown by the pages for people.

    Raises:
        NoRankings: a run that is not of retrieval was to be written in TREC form.
    """
    return _WRITERS[form](chapters, tables)


def _page(template: str) -> Callable[[Sequence[Chapter], Sequence[Table]], str]:
    def write(chapters: Sequence[Chapter], tables: Sequence[Table]) -> str:
        return _TEMPLATES.get_template(template).render(
            chapters=chapters,
            tables=tables,
            facts=_facts(chapters),
            verdict=verdict_of(chapters),
            days=_days(chapters),
            layout=_Layout(),
        )

    return write


def _facts(chapters: Sequence[Chapter]) -> Mapping[str, str]:
    found: dict[str, dict[str, None]] = {}
    for chapter in chapters:
        for name, value in chapter.scored.asked.facts.items():
            found.setdefault(name, {})[value] = None
    return {name: " / ".join(values) for name, values in found.items()}


def _days(chapters: Sequence[Chapter]) -> str:
    days = sorted({f"{chapter.scored.asked.started:%Y-%m-%d}" for chapter in chapters})
    return " – ".join(dict.fromkeys((days[0], days[-1]))) if days else "never"


def _json(chapters: Sequence[Chapter], _: Sequence[Table]) -> str:
    content = [
        {
            "asked": chapter.scored.asked.model_dump(mode="json"),
            "passed": chapter.gated.passed,
            "gates": [verdict._asdict() for verdict in chapter.gated.verdicts],
            "spending": chapter.scored.spending and chapter.scored.spending._asdict(),
            **chapter.scored.shown.model_dump(mode="json"),
        }
        for chapter in chapters
    ]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _csv(chapters: Sequence[Chapter], _: Sequence[Table]) -> str:
    out = io.StringIO()
    names = list(Figure.model_fields)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["suite", *names])
    for chapter in chapters:
        for figure in chapter.scored.shown.figures:
            writer.writerow([chapter.name, *(getattr(figure, name) for name in names)])
    return out.getvalue()


def _junit(chapters: Sequence[Chapter], _: Sequence[Table]) -> str:
    """A test suite for each suite, a test case for each gate."""
    root = ElementTree.Element("testsuites")
    for chapter in chapters:
        verdicts = chapter.gated.verdicts
        failures = sum(not each.passed for each in verdicts)
        suite = ElementTree.SubElement(root, "testsuite", name=chapter.name)
        suite.attrib |= {"tests": str(len(verdicts)), "failures": str(failures)}
        for each in verdicts:
            case = ElementTree.SubElement(suite, "testcase", classname=each.kind, name=each.name)
            if not each.passed:
                told = _UNPRINTABLE.sub("\ufffd", each.told)
                ElementTree.SubElement(case, "failure", message=told)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _trec(chapters: Sequence[Chapter], _: Sequence[Table]) -> str:
    lines: list[str] = []
    for chapter in chapters:
        asked = chapter.scored.asked
        if asked.task != "retrieval":
            raise NoRankings(asked.suite, asked.task)
        lines += trec_run(chapter.scored.answers, asked.subject)
    return "".join(f"{line}\n" for line in lines)


_WRITERS: Mapping[Format, Callable[[Sequence[Chapter], Sequence[Table]], str]] = {
    "html": _page("report.html.j2"),
    "md": _page("report.md.j2"),
    "json": _json,
    "csv": _csv,
    "junit": _junit,
    "trec": _trec,
}
