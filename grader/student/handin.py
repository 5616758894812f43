"""Antes de entregar: si el cuaderno es el que se pide, si se ejecuta entero y si queda algo por hacer."""

import contextlib
import re
import textwrap
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader import exercises
from grader.cells import check_of, exercise_in, known, role_of
from grader.errors import CourseError
from grader.judge.render import number
from grader.judge.troubles import notice_text
from grader.pipeline.grade import Result
from grader.pipeline.reading import Draft
from grader.sandbox import isolation
from grader.student.finding import names_seen, near
from grader.student.notebooks import Notebook, file_names_in, is_stub, load, original
from grader.student.running import cell_errors, own_settings, run
from grader.units import check_line, notebook_name


@dataclass(frozen=True)
class Finding:
    """Algo que conviene arreglar: qué pasa, dónde y qué hacer."""

    what: str
    where: str
    to_do: str


@dataclass(frozen=True)
class Report:
    """Lo que se vio en un cuaderno; ``outside`` son los archivos de su carpeta que no se entregan."""

    notebook: Notebook
    findings: tuple[Finding, ...]
    result: Result
    outside: tuple[str, ...]


def locate(folder: Path, unit: str) -> Notebook:
    """El cuaderno de ``unit`` en ``folder`` o en la carpeta que la contiene.

    Lanza ``CourseError`` si no está o si el archivo es el de otra unidad.
    """
    if not folder.is_dir():
        raise CourseError(f"No existe la carpeta {folder}. Indica con --carpeta dónde están tus cuadernos.")
    found = near(folder, unit)
    if found:
        return _right_one(load(found.path, unit, found.note))
    others = names_seen(folder, unit)[:5]
    seen = f" En {folder} hay: {', '.join(others)}." if others else ""
    raise CourseError(
        f"No encontramos {unit}/{notebook_name(unit)}.{seen} Ve a la carpeta de tus cuadernos, indícala con "
        "--carpeta o devuelve al archivo su nombre."
    )


def _right_one(notebook: Notebook) -> Notebook:
    asked = [e.name for e in exercises.of_unit(notebook.unit)]
    ids = {c.role.grade_id for c in notebook.cells}
    code = "\n".join(c.source for c in notebook.cells if c.kind == "code")
    if not any(name in ids or check_of(name) in ids or f"def {name}(" in code for name in asked):
        raise CourseError(
            f"{notebook.path} no es el cuaderno de {notebook.unit}: no contiene ninguno de sus ejercicios "
            f"({', '.join(asked)}). Busca el que trabajaste; si lo perdiste, parte del que te dieron."
        )
    return notebook


def inspect(notebook: Notebook) -> Report:
    """Mira ``notebook`` y lo ejecuta en un proceso nuevo, de arriba abajo."""
    result = run(notebook, own_settings())
    isolation.close()
    if result.status == "error":
        raise CourseError(f"{notebook.path}: {result.detail}")
    shared = notebook.path.parent.name != notebook.unit
    beside = sorted(
        p.name
        for p in notebook.path.parent.iterdir()
        if p.is_file() and p != notebook.path and not p.name.startswith(".") and p.suffix != ".zip"
    )
    used = file_names_in(notebook.cells, beside)
    findings = [
        *_locked_cells(notebook),
        *_runs(result),
        *_exercises(result),
        *_questions(notebook),
        *(
            Finding(
                f"El cuaderno usa «{name}», y al calificar solo está el cuaderno.",
                "carpeta del cuaderno",
                "Copia en una celda lo que necesites de ese archivo.",
            )
            for name in used
        ),
    ]
    return Report(
        notebook=notebook, findings=tuple(findings), result=result, outside=tuple(used if shared else beside)
    )


def _locked_cells(notebook: Notebook) -> Iterator[Finding]:
    """Las celdas con nombre para nbgrader: si faltan, si están repetidas o si cambió lo que no se toca."""
    published = original(notebook.unit, notebook.path)
    owned = known(published.cells) if published else {}
    wanted = {name: cell.source if role_of(cell).locked else None for name, cell in owned.items()}
    for exercise in exercises.of_unit(notebook.unit):
        wanted.setdefault(exercise.name, None)
        wanted.setdefault(check_of(exercise.name), check_line(exercise.name))
    for grade_id, source in wanted.items():
        cells = [c for c in notebook.cells if c.role.grade_id == grade_id]
        yield from _locked_cell(cells, source, _where(notebook, grade_id))


def _locked_cell(cells: list[Draft], source: str | None, where: str) -> Iterator[Finding]:
    if not cells:
        yield Finding(
            "Falta una celda del cuaderno original.",
            where,
            "Recupérala del cuaderno que te dieron y escribe en ella tu respuesta."
            if source is None
            else "Al calificar se repone: no pierdes nada.",
        )
    elif len(cells) > 1:
        yield Finding(
            "Una celda está repetida.",
            where,
            "Borra la copia. Cada ejercicio cuenta como está al llegar a su `check`, o al mejor de ellos.",
        )
    elif source is not None and (cells[0].source.strip() != source.strip() or cells[0].kind != "code"):
        yield Finding(
            "Cambiaste una celda que no hay que tocar; al calificar se usa la original.",
            where,
            "Escribe lo tuyo en otra celda y déjala así:\n" + textwrap.indent(source, "     "),
        )


def _where(notebook: Notebook, grade_id: str) -> str:
    """Cómo encontrar una celda: su nombre de nbgrader no se ve en la pantalla."""
    names = [e.name for e in exercises.of_unit(notebook.unit)]
    if grade_id in names:
        return f"celda de la función {grade_id}"
    if exercise_in(grade_id) in names:
        return f"celda check({exercise_in(grade_id)})"
    title = which = ""
    for cell in notebook.cells:
        if cell.role.grade_id == grade_id:
            return f"apartado «{title}»{which}"
        if cell.kind == "markdown":
            *_, title = [title, *re.findall(r"^#+ +(.+)$", cell.source, re.M)]
            asked = re.findall(r"^\*\*Pregunta (\d+)", cell.source, re.M)  # varias en un apartado
            which = f", pregunta {asked[-1]}" if asked else ""
    return f"celda «{grade_id}»"


def _runs(result: Result) -> Iterator[Finding]:
    """Lo que da error al ejecutar el cuaderno entero, aquí y en Jupyter."""
    for error in cell_errors(result):
        yield Finding(
            f"Al ejecutar todo de arriba abajo, una celda da {error.kind}"
            + (f": {error.message}" if error.message else "."),
            f"celda que empieza por «{error.first_line}»",
            "Corrige la celda o, si la añadiste tú, bórrala. Reinicia el kernel, ejecuta todo y mira si usa "
            "algo que se define más abajo u otro archivo.",
        )


def _exercises(result: Result) -> Iterator[Finding]:
    for verdict in result.verdicts:
        if verdict.passed:
            continue
        points = f"{number(verdict.points)} de {number(verdict.max_points)} puntos"
        if verdict.unwritten:
            yield Finding(
                f"Ejercicio sin escribir ({points}).",
                verdict.exercise,
                "Escribe la función, o entrega así el cuaderno: ese ejercicio cuenta 0.",
            )
        else:
            # de las celdas que lo vuelven a definir, o que lo definen tarde
            told = (
                notice_text(n) for n in result.observed.notices if n.cells and n.where == verdict.exercise
            )
            to_do = " ".join((verdict.message, *verdict.remarks, *told))
            yield Finding(f"Ejercicio sin terminar ({points}).", verdict.exercise, to_do)


def _questions(notebook: Notebook) -> Iterator[Finding]:
    for cell in notebook.questions:
        if is_stub(cell.source):
            yield Finding(
                "Pregunta escrita sin responder.",
                _where(notebook, cell.role.grade_id),
                "Haz doble clic en la celda y escribe tu respuesta en lugar del texto que trae.",
            )


def write_zip(report: Report, path: Path) -> int:
    """Escribe el zip que se sube, con el cuaderno tal como se revisó; devuelve cuántos bytes ocupa.

    O queda entero o no queda. Lanza ``CourseError`` si no se puede escribir ahí.
    """
    name = notebook_name(report.notebook.unit)
    partial = path.with_name(f".{path.name}.parcial")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr(name, report.notebook.data)
        partial.replace(path)
    except OSError as error:
        raise CourseError(
            f"No se pudo escribir {path} ({error.strerror}). Indica otro sitio con --out."
        ) from None
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return path.stat().st_size
