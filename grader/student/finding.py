"""Qué cuaderno es el de cada unidad en una carpeta, aunque un programa le haya cambiado el nombre.

Manda lo que hay dentro: «Copia de padding.ipynb» y «padding (1).ipynb» también lo son. Solo se mira dentro de
lo que no se llama como en el curso, y de todos los de una unidad si hay más de uno.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from grader.errors import CourseError
from grader.pipeline.reading import IntakeError
from grader.student.notebooks import Notebook, load, unit_inside, unit_named, units
from grader.units import notebook_name

#: En una carpeta con más (la de descargas, por ejemplo) se miran los más recientes.
MAX_LOOKED = 200
_ENDINGS = (".ipynb", ".ipynb.json", ".ipynb.txt")


@dataclass(frozen=True)
class Found:
    """El cuaderno que se usa de una unidad. ``note`` dice cuál es y por qué, si podía esperarse otro."""

    path: Path
    note: str = ""


def find(folder: Path) -> dict[str, Found]:
    """Los cuadernos de las unidades que hay en ``folder``, sueltos o en la carpeta de cada una."""
    called: dict[str, list[Path]] = {unit: [] for unit in units()}
    renamed: dict[str, list[Path]] = {unit: [] for unit in called}
    for place in _places(folder):
        for path in _notebooks(place):
            unit = unit_called(path)
            if unit:
                called[unit].append(path)
            elif inside := _look(path)[0]:
                renamed[inside].append(path)
    return {
        unit: _chosen(folder, unit, called[unit], renamed[unit])
        for unit in called
        if called[unit] or renamed[unit]
    }


def _places(folder: Path) -> Iterator[Path]:
    for unit in units():
        yield folder / "notebooks" / unit
    for unit in units():
        yield folder / unit
    yield folder / "notebooks"
    yield folder


def names_seen(folder: Path, unit: str) -> list[str]:
    """Cómo se llaman los cuadernos que hay donde se busca el de ``unit``."""
    places = (folder / "notebooks" / unit, folder / unit, folder)
    return [str(path.relative_to(folder)) for place in places for path in sorted(_notebooks(place))]


def _notebooks(place: Path) -> list[Path]:
    """Los cuadernos sueltos en ``place``, los más recientes delante."""
    try:
        found = [p for p in place.iterdir() if p.name.lower().endswith(_ENDINGS) and p.is_file()]
    except OSError:
        return []
    shown = [p for p in found if not p.name.startswith(".") and not p.stem.endswith("-checkpoint")]
    return sorted(shown, key=_changed, reverse=True)[:MAX_LOOKED]


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns


def unit_called(path: Path) -> str | None:
    """La unidad cuyo cuaderno se llama como ``path``, que está suelto o en la carpeta de esa unidad."""
    known = units()
    unit = next((u for u in known if path.name == notebook_name(u)), None)
    return None if path.parent.name in known and path.parent.name != unit else unit


def unit_at(path: Path) -> str | None:
    """La unidad del cuaderno de ``path``: la de sus celdas o, si no las tiene, la de su nombre."""
    return _look(path)[0] or unit_called(path)


def _look(path: Path) -> tuple[str | None, bool]:
    seen = path.stat()
    return _inside(path, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=1024)
def _inside(path: Path, _changed: int, _size: int) -> tuple[str | None, bool]:
    """De qué unidad son las celdas de un cuaderno y si tiene algo escrito."""
    try:
        notebook = Notebook(path, "")
        return unit_inside(notebook.cells), notebook.started
    except (IntakeError, OSError):
        return None, False


def _chosen(folder: Path, unit: str, called: list[Path], renamed: list[Path]) -> Found:
    """El que tiene algo escrito; entre varios, el que se llama como en el curso o, si no, el más reciente."""
    if len(called) + len(renamed) == 1:
        path = [*called, *renamed][0]
        note = f"Usamos {_names(folder, renamed)}, que por sus celdas es el cuaderno de {unit}."
        return Found(path, note if renamed else "")
    worked = [p for p in (*called, *renamed) if _look(p) == (unit, True)]
    right = [p for p in worked if p in called]
    if not worked:
        return Found(called[0] if called else max(renamed, key=_changed))
    path = right[0] if right else max(worked, key=_changed)
    return Found(path, _note(folder, unit, path, worked, called))


def _note(folder: Path, unit: str, path: Path, worked: list[Path], called: list[Path]) -> str:
    name, others = _names(folder, [path]), _names(folder, [p for p in worked if p != path])
    if others and path in called:
        why = f"usamos {name}, que se llama como en el curso, y no {others}"
    elif others:
        why = f"usamos {name}, que es el último que se guardó, y no {others}"
    elif path in called:
        return ""
    else:
        left = f" {_names(folder, called)} está sin empezar o no se puede leer." if called else ""
        return f"Usamos {name}, que es el cuaderno de {unit} con algo escrito.{left}"
    return f"Hay {len(worked)} cuadernos de {unit} con algo escrito: {why}. Si no es ese, quita los demás."


def _names(folder: Path, paths: Iterable[Path]) -> str:
    return ", ".join(str(p.relative_to(folder)) for p in paths)


def collect(paths: Iterable[Path]) -> list[Found]:
    """Los cuadernos de ``paths``, que también pueden ser unidades: de una carpeta, los de las que contenga.

    Lanza ``CourseError`` si en una carpeta no hay ninguno.
    """
    found: list[Found] = []
    for path in paths:
        if path.is_dir():
            inside = list(find(path).values())
            if not inside:
                raise CourseError(
                    f"En {path} no hay cuadernos del curso. Indica uno, o la carpeta que los contiene."
                )
            found += inside
        else:
            found.append(_of_the_unit(path) or Found(path))
    return list({one.path: one for one in found}.values())


def folder_near(start: Path) -> Path | None:
    """La carpeta con los cuadernos del curso: ``start`` o, si es la de una unidad, la que la contiene."""
    places = [start, start.resolve().parent]
    found = max(places, key=lambda place: len(find(place)))
    return found if find(found) else None


def near(folder: Path, unit: str) -> Found | None:
    """El cuaderno de ``unit`` en ``folder`` o en la carpeta que la contiene."""
    return next(filter(None, (find(place).get(unit) for place in (folder, folder.resolve().parent))), None)


def _of_the_unit(path: Path) -> Found | None:
    """El cuaderno de la unidad que se llama ``path``, si no es un archivo: «01», «padding»."""
    if path.exists():
        return None
    try:
        return near(Path(), unit_named(str(path)))
    except CourseError:
        return None


def load_all(found: Iterable[Found]) -> tuple[list[Notebook], list[str]]:
    """Los cuadernos de ``found`` que se pueden leer y, de los demás, por qué no."""
    read, problems = [], []
    for one in found:
        try:
            read.append(load(one.path, note=one.note))
        except CourseError as error:
            problems.append(str(error))
    return read, problems
