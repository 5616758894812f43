"""Lo que nadie debe leer antes de tiempo: soluciones, respuestas modelo, rúbricas y el error de cada caza."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import nbformat

from grader.cells import role_of
from tests.kit.sample_class import ROOT
from tests.mutants.collection import load

_BODY = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.S)
_TAG = re.compile(r"<[^>]*>")
_SENTENCE = re.compile(r"(?<=[.:;])\s+")
_DEFINITION = re.compile(r"^def .*:\n", re.M)
#: Lo más corto que, suelto, delata algo: «for j in range(f)» lo escribe cualquiera.
_SHORT = 16


def squeezed(text: str) -> str:
    """``text`` sin espacios ni cambios de línea: da igual cómo se parta."""
    return re.sub(r"\s+", "", text)


def words_of(page: str) -> str:
    """Lo que se lee en una página HTML, sin espacios."""
    return squeezed(unescape(_TAG.sub("", page)))


@cache
def answers() -> dict[str, str]:
    """Cada trozo de respuesta, sin espacios, y de dónde sale; sin lo que ya dice el cuaderno publicado.

    Ni lo que dice CONTRIBUTING.md: el ejercicio que se añade como se cuenta allí no es un secreto.
    """
    public = [*(cell.source for cell in cells("notebooks")), (ROOT / "CONTRIBUTING.md").read_text("utf-8")]
    told = squeezed("\n".join(public))
    found = {squeezed(piece): place for place, piece in (*_of_the_notebooks(), *_of_the_collections())}
    return {piece: place for piece, place in found.items() if piece and piece not in told}


def cells(top: str) -> Iterator[nbformat.NotebookNode]:
    """Las celdas de todos los cuadernos de ``top``."""
    for path in sorted((ROOT / top).glob("*/*.ipynb")):
        yield from nbformat.read(path, as_version=4).cells


def _of_the_notebooks() -> Iterator[tuple[str, str]]:
    for cell in cells("solutions"):
        role = role_of(cell)
        for body in _BODY.findall(cell.source) if role.solution else ():
            pieces = _lines(body) if cell.cell_type == "code" else _SENTENCE.split(body)
            yield cell.id, _code(body) if cell.cell_type == "code" else body
            yield from ((cell.id, piece) for piece in pieces if len(squeezed(piece)) >= _SHORT)
        for output in cell.get("outputs", ()) if role.graded else ():
            said = output["data"]["text/plain"]
            yield cell.id, said.splitlines()[0]
            if "◀" in said:  # la función sospechosa, por dentro
                yield from ((cell.id, line) for line in said.splitlines() if "◀" in line)


def _lines(body: str) -> Iterator[str]:
    """Cada línea de código, y cada comentario."""
    for line in body.splitlines():
        yield from line.split("# ", 1)


def _code(source: str) -> str:
    return "\n".join(line.split("# ", 1)[0] for line in source.splitlines())


def _of_the_collections() -> Iterator[tuple[str, str]]:
    for exercise, solutions in load(ROOT / "tests" / "judged").items():
        for one in solutions:
            body = _code(_DEFINITION.split(one.source)[-1])
            if one.right and len(squeezed(body)) >= _SHORT:
                yield f"{exercise}, {one.title}", body


def found_in(folder: Path) -> set[tuple[str, str]]:
    """(archivo, de dónde sale) de cada respuesta que se lee en algún archivo de texto de ``folder``."""
    secret = answers()
    found = set()
    for path in sorted(folder.rglob("*")):
        try:
            text = path.read_text("utf-8") if path.is_file() else ""
        except UnicodeDecodeError:  # letras y dibujos
            continue
        for read in (words_of(text) if path.suffix == ".html" else "", squeezed(unescape(text))):
            found |= {(path.name, place) for piece, place in secret.items() if piece in read}
    return found
