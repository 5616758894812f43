"""Publicar: de ``solutions/`` a ``notebooks/``, y comprobar que lo publicado está al día."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import exercises
from grader.course import earlier
from grader.course.choosing import course_units
from grader.course.gradebook import copies, tools
from grader.course.layout import Course
from grader.course.points import problems, verify
from grader.units import notebook_name


@dataclass(frozen=True)
class Released:
    """Los cuadernos escritos y las unidades que se han quitado de ``notebooks/``."""

    written: tuple[Path, ...]
    removed: tuple[str, ...]


def release(course: Course, units: Sequence[str]) -> Released:
    """Genera ``notebooks/`` para ``units`` y las anota en el libro de notas.

    Quita lo que publicó de unidades que ya no son del curso. Lanza ``CourseError``, y no escribe nada, si los
    puntos de una celda no son los de sus criterios.
    """
    copies.refuse_if_lost(course)
    exercises.try_out()
    for unit in units:
        verify(course, unit)
    copies.save(course)
    written = []
    for unit in units:
        target = course.root / "notebooks" / unit
        earlier.keep(course.root, unit)
        with tempfile.TemporaryDirectory() as folder:
            tools.generate_release(course, unit, Path(folder))
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(Path(folder) / unit, target)
        earlier.keep(course.root, unit)
        written.append(target / notebook_name(unit))
    removed = _left_out(course)
    for unit in removed:
        shutil.rmtree(course.root / "notebooks" / unit)
    return Released(tuple(written), tuple(removed))


def _left_out(course: Course) -> list[str]:
    """Las unidades publicadas que no son del curso."""
    return sorted(set(course.units()) - set(course_units(course)))


def outdated(course: Course, units: Sequence[str]) -> list[str]:
    """Qué difiere entre ``notebooks/`` y lo que saldría hoy de ``solutions/``; vacío si está al día."""
    exercises.try_out()
    found = [problem for unit in units for problem in problems(course, unit)]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "release"
        for unit in units:
            tools.generate_release(course, unit, fresh, f"sqlite:///{folder}/gradebook.db")
            found += _differences(fresh / unit, course.root / "notebooks" / unit, unit)
    published = {p.name for p in (course.root / "notebooks").glob("*") if p.is_dir()}
    known = set(course_units(course))
    found += [f"notebooks/{name}: no es una unidad de este curso" for name in sorted(published - known)]
    return found


def _differences(fresh: Path, published: Path, unit: str) -> list[str]:
    names = {p.relative_to(base) for base in (fresh, published) for p in base.rglob("*") if p.is_file()}
    names = {n for n in names if ".ipynb_checkpoints" not in n.parts}
    problems = []
    for name in sorted(names):
        if not (published / name).exists():
            problems.append(f"notebooks/{unit}/{name}: falta")
        elif not (fresh / name).exists():
            problems.append(f"notebooks/{unit}/{name}: sobra")
        elif _content(fresh / name) != _content(published / name):
            problems.append(f"notebooks/{unit}/{name}: no coincide con solutions/")
    return problems


def _content(path: Path) -> object:
    return json.loads(path.read_bytes()) if path.suffix == ".ipynb" else path.read_bytes()
