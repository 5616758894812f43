"""Las páginas HTML: un solo archivo, sin red y con una CSP que solo deja su propio estilo y su propio guion.

Todo lo que escribió alguien pasa por el escape de Jinja o por el resaltado de Pygments, que también escapa.
"""

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.course.clock import SHOWN
from grader.course.gradebook.marks import shown
from grader.pipeline.worker import STATUS
from grader.report import statistics
from grader.report.contents import Report

_FOLDER = Path(__file__).with_name("templates")


def class_page(report: Report) -> str:
    """El informe de la clase como página."""
    from grader.report import plots

    figures = {
        "marks": plots.histograms(report.units) if any(u.marks for u in report.units) else None,
        "outcomes": plots.outcomes(report.exercises)
        if any(e.submissions for e in report.exercises)
        else None,
        "failures": plots.failures(report.criteria) if any(c.started for c in report.criteria) else None,
    }
    rules = {"low": statistics.LOW_MARK, "share": statistics.OPEN_SHARE}
    return _render("report.html", report=report, figures=figures, rules=rules, statuses=STATUS)


def similarity_page(**content: Any) -> str:
    """Los parecidos entre entregas como página; ``content`` es lo que usa su plantilla."""
    return _render("similar.html", **content)


def _render(template: str, **content: Any) -> str:
    style, script = ((_FOLDER / name).read_text("utf-8").strip() for name in ("page.css", "page.js"))
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),
            script=Markup(script),
            style_digest=_digest(style),
            script_digest=_digest(script),
            **content,
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("grader.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"percent": lambda share: f"{share:.0%}".replace("%", " %"), "number": shown}
    found.filters |= {"size": _size, "highlighted": highlighted, "breakable": breakable}
    found.filters["moment"] = lambda text: datetime.fromisoformat(text).strftime(SHOWN)
    return found


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{count / 2**10:.0f} kB"


def breakable(name: str) -> Markup:
    """``name``, que puede partirse por sus guiones bajos: una columna no es más ancha por su título."""
    return Markup("_<wbr>").join(name.split("_"))


def highlighted(source: str) -> Markup:
    """``source`` resaltado, con todo lo demás escapado."""
    return Markup("\n".join(highlighted_lines(source)))


def highlighted_lines(source: str) -> Sequence[Markup]:
    """Las líneas de ``source``, cada una resaltada por separado para poder marcarla."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    lexer = PythonLexer(stripnl=False, ensurenl=False)
    text = highlight(source, lexer, HtmlFormatter(nowrap=True))
    return [Markup(line) for line in text.rstrip("\n").split("\n")]
