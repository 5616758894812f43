"""El exportador de nbconvert con el que nbgrader (``generate_feedback``) escribe la página de comentarios."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import Environment
from markupsafe import Markup, escape
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from traitlets import Set, Unicode, default

from grader.course import deadlines, earlier
from grader.course.clock import zone_in
from grader.course.feedback import markdown
from grader.course.feedback.page import read_page
from grader.course.gradebook.marks import shown
from grader.course.layout import Course
from grader.judge.render import code_spans
from grader.pipeline import outputs
from grader.units import notebook_name

MAX_COLOURED = 40_000
_FORMATTER = HtmlFormatter(nowrap=True)
_LEXER = PythonLexer(stripnl=False, ensurenl=False)


class FeedbackPage(TemplateExporter):
    """Una página HTML que se basta sola: sin programas, sin nada de la red y con todo el texto escapado."""

    output_mimetype = "text/html"
    export_from_notebook = None
    _fresh = Set(Unicode())

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "comentarios"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(Path(__file__).parents[1] / "templates")]

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Lo que usa la plantilla; cada filtro devuelve HTML ya seguro."""
        yield "coloured", coloured
        yield "inert", lambda text, images=None: Markup(markdown.html(text, images))
        yield "message", lambda text: Markup(code_spans(str(escape(text))))
        yield "number", shown

    @property
    def environment(self) -> Environment:
        """El de nbconvert, que escapa todo lo que la plantilla no diga que ya es HTML."""
        environment = super().environment
        environment.autoescape = True
        return environment

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """La página de ``nb``, con lo que diga de ella el libro de notas."""
        resources = resources or {}
        where = resources["nbgrader"]
        self._bring_up_to_date(where["assignment"], where["db_url"])
        release, zone = self._release(where["assignment"]), zone_in(self.config.Grader)
        ever = earlier.texts(Path(self.parent.coursedir.root), where["assignment"])
        with Gradebook(where["db_url"], self.parent.coursedir.course_id) as gradebook:
            resources["page"] = read_page(nb, release, gradebook, where, zone, ever)
        html, resources = super().from_notebook_node(nb, resources, **kw)
        return outputs.page(html), resources

    def _bring_up_to_date(self, unit: str, db_url: str) -> None:
        """Si la página la pide nbgrader, las penalizaciones también son las de hoy; una vez por unidad."""
        if unit not in self._fresh and not getattr(self.parent, "up_to_date", False):
            self._fresh.add(unit)
            deadlines.refreshed(Course(Path(self.parent.coursedir.root), db_url), [unit])

    def _release(self, unit: str) -> NotebookNode:
        coursedir = self.parent.coursedir
        folder = coursedir.format_path(coursedir.release_directory, ".", unit)
        return nbformat.read(Path(folder) / notebook_name(unit), as_version=4)


def coloured(code: str) -> Markup:
    """``code`` con los colores de Python, escapado."""
    if len(code) > MAX_COLOURED:
        return escape(code)
    return Markup(highlight(code, _LEXER, _FORMATTER))
