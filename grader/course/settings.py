"""Lo que dice ``nbgrader_config.py`` de un curso: sus límites, su libro de notas."""

import difflib
import linecache
import traceback
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grader.course.layout import Course, anchored
from grader.errors import CourseError
from grader.sandbox.settings import Limits, Settings

#: Los preprocesadores de ``Autograde``. El nuestro cambia la entrega por el cuaderno ya calificado.
SANITIZE = [
    "grader.course.formgrader.preprocessor.GradedNotebook",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
#: Los de ``GenerateAssignment``, después de lo que el curso cambia en los suyos: enlaces, puntos y unidades.
GENERATE = [
    "grader.course.formgrader.links.PublishedLinks",
    "grader.course.formgrader.publishing.Published",
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
]
#: Lo que ``c.Grader`` dice del curso y no de cómo se ejecutan las entregas.
OF_THE_COURSE = frozenset(
    ["repo", "zone", "weights", "units", "scale_points", "exam", "solutions", "share_group_marks"]
)
#: Todo lo que ``c.Grader`` puede decir.
OPTIONS = OF_THE_COURSE | {field.name for field in fields(Settings)}
#: De eso, lo que es sí o no: un texto, aunque diga «no», contaría como sí.
YES_OR_NO = frozenset(["scale_points", "share_group_marks", "zygote"])
#: Lo que ``c.PerDay``, nuestra penalización por retraso, puede decir.
PER_DAY = frozenset(["percent", "grace_minutes"])
#: Quién ve las soluciones: quien pasa el ejercicio, quien lo pasa y ya terminó el plazo, o nadie.
SOLUTIONS = PASSED, DEADLINE, NEVER = "passed", "deadline", "never"
_AGAIN = "Corrígelo y repite la orden."
AUTOGRADE = [
    "nbgrader.preprocessors.SaveAutoGrades",
    "grader.course.formgrader.lateness.LatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]


def course_config(course: Course) -> Config:
    """Lo que dice ``nbgrader_config.py`` del curso, con sus rutas contadas desde la raíz.

    Lanza ``CourseError`` si no se puede leer o si ``c.Grader`` dice algo que no existe o no se entiende.
    """
    path = course.root / "nbgrader_config.py"
    try:
        config = PyFileConfigLoader(path.name, path=str(course.root)).load_config()
    except Exception as error:  # es un programa: puede fallar de cualquier manera
        raise CourseError(f"{path}{_what_fails(path, error)}. {_AGAIN}") from error
    _refuse_unknown("Grader", config.Grader, OPTIONS)
    _refuse_unknown("PerDay", config.PerDay, PER_DAY)
    for name in YES_OR_NO & config.Grader.keys():
        if not isinstance(config.Grader[name], bool):
            raise CourseError(f"{_line_of(path, name)} tiene que ser `True` o `False`. {_AGAIN}")
    when = config.Grader.get("solutions", SOLUTIONS[0])
    if when not in SOLUTIONS:
        *some, last = (f"«{one}»" for one in SOLUTIONS)
        raise CourseError(f"{_line_of(path, 'solutions')} puede ser {', '.join(some)} o {last}. {_AGAIN}")
    config.CourseDirectory.root = str(course.root)
    if course.db_url:
        config.CourseDirectory.db_url = course.db_url
    elif "db_url" in config.CourseDirectory:
        config.CourseDirectory.db_url = anchored(config.CourseDirectory.db_url, course.root)
    return config


def _refuse_unknown(section: str, told: Config, options: Collection[str]) -> None:
    """Lanza ``CourseError`` si ``told``, que es ``c.<section>``, dice algo que no está en ``options``."""
    for name in told:
        if name not in options:
            near = difflib.get_close_matches(name, options, 1)
            hint = f": ¿quisiste decir c.{section}.{near[0]}?" if near else "."
            raise CourseError(
                f"nbgrader_config.py dice c.{section}.{name}, que no existe{hint} Las opciones son: "
                f"{', '.join(sorted(options))}."
            )


def _line_of(path: Path, name: str) -> str:
    """Dónde dice ``path`` el valor de ``c.Grader.<name>`` y cómo, para empezar una frase."""
    lines = path.read_text("utf-8", "replace").splitlines()
    found = [(i, text.strip()) for i, text in enumerate(lines, 1) if f"c.Grader.{name}" in text.split("#")[0]]
    where = f", línea {found[-1][0]}, «{found[-1][1]}»" if found else ""
    return f"c.Grader.{name}, en {path.name}{where},"


def _what_fails(path: Path, error: Exception) -> str:
    """Qué línea de ``path`` falla, lo que dice y por qué."""
    steps = traceback.extract_tb(error.__traceback__)
    lines = [step.lineno for step in steps if step.filename == str(path)]
    if isinstance(error, SyntaxError) and error.filename == str(path):
        lines, why = [error.lineno], f"no es Python válido ({error.msg})"
    else:
        why = f"falla ({type(error).__name__}: {' '.join(str(error).split())})"
    linecache.checkcache(str(path))
    where = f", línea {lines[-1]}, «{linecache.getline(str(path), lines[-1]).strip()}»" if lines else ""
    return f"{where}: {why}"


def settings(course: Course) -> Settings:
    """Con qué límites y aislamiento califica el curso: lo que diga ``c.Grader`` en ``nbgrader_config.py``.

    ``c.Grader.limits = {"memory": 2 * 2**30, "cell": 20}`` cambia límites de :class:`Limits`;
    ``c.Grader.isolation`` y ``c.Grader.zygote``, lo demás. Lanza ``CourseError`` si algo no se entiende.
    """
    wanted = course_config(course).Grader
    try:
        limits = Limits(**dict(wanted.limits)) if "limits" in wanted else Limits()
        others = {name: wanted[name] for name in wanted if name not in {"limits", *OF_THE_COURSE}}
        return Settings(limits, **others)
    except TypeError as error:
        known = ", ".join(f.name for f in fields(Limits))
        raise CourseError(
            f"No se entiende c.Grader en nbgrader_config.py ({error}). Los límites son: {known}."
        ) from None


def machine_zone() -> str:
    """La zona horaria de esta máquina, por su nombre; vacía si es UTC o no se puede saber."""
    place = Path("/etc/localtime")
    name = place.resolve().as_posix().partition("zoneinfo/")[2] if place.exists() else ""
    return "" if name in ("", "Etc/UTC", "UTC", "Universal") else name


def database(course: Course) -> str:
    """La dirección (URL de SQLAlchemy) del libro de notas; por omisión, ``gradebook.db`` en la raíz."""
    chosen = course_config(course).CourseDirectory.db_url
    return chosen if isinstance(chosen, str) else f"sqlite:///{course.root / 'gradebook.db'}"


def own_preprocessors(config: Config) -> bool:
    """Si el curso cambia los preprocesadores con los que se anota."""
    found = config.Autograde.sanitize_preprocessors, config.Autograde.autograde_preprocessors
    return [*map(list, found)] != [SANITIZE, AUTOGRADE]
