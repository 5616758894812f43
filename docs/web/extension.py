"""Lo que Sphinx no trae: buscar sin tildes y fórmulas que no necesitan MathJax."""

import re
import unicodedata
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search.es import SearchSpanish

from grader.course.feedback.markdown import formula

#: Lo que el tema y myst-nb dicen en inglés a quien usa un lector de pantalla o pone el ratón encima.
_ENGLISH = {
    "Link to this heading": "Enlace a este apartado",
    "Main": "Principal",
    "Page": "Esta página",
    "Toggle hidden content": "Enseñar u ocultar la salida",
    "Toggle primary sidebar": "Enseñar u ocultar las páginas",
    "Toggle secondary sidebar": "Enseñar u ocultar los apartados",
}
_LABEL = re.compile(rf'((?:title|aria-label)=")({"|".join(_ENGLISH)})(?=")')
_ENDING = re.compile(r"(.{3,}?)(?:es|e|s)?")


class SpanishWithoutAccents(SearchSpanish):
    """Las palabras sin tildes ni plural, igual al indexar que al buscar."""

    js_stemmer_rawcode = ""
    js_stemmer_code = r"""
var Stemmer = function () {
  this.stemWord = function (word) {
    const plain = word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return plain.replace(/^(.{3,}?)(?:es|e|s)?$/, "$1");
  };
};
"""

    def stem(self, word: str) -> str:
        """``Convolución`` y ``convoluciones`` son ``convolucion``."""
        plain = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in plain if not "\u0300" <= c <= "\u036f")
        found = _ENDING.fullmatch(plain)
        return found[1] if found else plain

    def word_filter(self, word: str) -> bool:
        """Si se apunta: «Cuáles», que es «cual», tampoco."""
        return super().word_filter(self.stem(word))


def _inline(writer: Any, node: nodes.Element) -> None:
    writer.body.append(formula(node.astext()))
    raise nodes.SkipNode


def _block(writer: Any, node: nodes.Element) -> None:
    # se desplaza con el teclado, si no cabe en un teléfono
    writer.body.append(f'<div class="formula" tabindex="0">{formula(node.astext(), "block")}</div>\n')
    raise nodes.SkipNode


def _in_spanish(app: Sphinx, error: Exception | None) -> None:
    for name in () if error else (*app.env.found_docs, "search"):
        path = Path(app.builder.get_outfilename(name))
        text = path.read_text("utf-8")
        path.write_text(_LABEL.sub(lambda found: found[1] + _ENGLISH[found[2]], text), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Lo que Sphinx llama al cargar la extensión."""
    app.add_search_language(SpanishWithoutAccents)
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.connect("build-finished", _in_spanish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
