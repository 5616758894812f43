"""Un caso: se fabrica, se califica como en una clase y se mira si algo de lo que salió no debía salir."""

import contextlib
import copy
import json
import random
import re
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import nbformat

from grader import exercises
from grader.pipeline import worker
from grader.pipeline.worker import Graded
from grader.sandbox.settings import Limits, Settings
from tests.fuzz import code, corpus, mutations, raw
from tests.fuzz.corpus import Seed
from tests.fuzz.deserved import deserved, reading

KEY = b"la misma clave para todos los casos"
#: Más cortos que los de una clase: un bucle infinito es una mutación frecuente y aquí no enseña nada más.
LIMITS = Limits(cell=2, call=0.7, exercise=1.4, notebook=20, grace=1.5)
HANG_SECONDS = 120
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Case:
    """Un cuaderno estropeado: de cuál salió y qué se le hizo (familia y mutación)."""

    start: Seed
    data: bytes
    applied: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Outcome:
    """Cómo acabó un caso. ``failure`` es ``raised``, ``hung``, ``malformed``, ``above`` o nada.

    ``same_code`` dice si el código era el del cuaderno de partida; ``judged``, si hubo que juzgarlo aparte.
    """

    seed: int
    number: int
    start: str
    kinds: tuple[str, ...]
    families: tuple[str, ...]
    status: str = ""
    same_code: bool = False
    judged: bool = False
    failure: str = ""
    detail: str = field(default="", repr=False)


class Hung(BaseException):
    """El corrector no terminó: ni los límites de las entregas ni los del cuaderno lo detuvieron."""


class Malformed(Exception):
    """El resultado no es lo que debe ser un resultado."""


def case(seed: int, number: int) -> Case:
    """El caso ``number`` de la semilla ``seed``: siempre el mismo."""
    rng = random.Random(f"{seed}:{number}")
    start = corpus.pick(rng)
    notebook = copy.deepcopy(raw.parsed(start.data))
    applied: list[tuple[str, str]] = []
    data = None
    for _ in range(rng.choices([1, 2, 3], [6, 3, 1])[0]):
        family, mutation = _choose(rng)
        applied.append((family, mutation.__name__))
        if family == "bytes":
            data = mutation(rng, raw.written(notebook, rng) if data is None else data)
            notebook = raw.parsed(data) or notebook
        else:
            mutation(rng, notebook)
            data = None
    return Case(start, raw.written(notebook, rng) if data is None else data, tuple(applied))


def _choose(rng: random.Random) -> tuple[str, Callable[..., Any]]:
    groups = {**mutations.FAMILIES, "código": code.MUTATIONS, "bytes": raw.MUTATIONS}
    weights = {"celdas": 5, "metadatos": 4, "código": 6, "bytes": 3, "texto": 2, "formato": 1.5}
    family = rng.choices(list(groups), [weights.get(name, 1) for name in groups])[0]
    return family, rng.choice(groups[family])


def several(seed: int, numbers: Sequence[int]) -> list[Outcome]:
    """Los casos ``numbers``, uno detrás de otro."""
    return [attempt(seed, number) for number in numbers]


def attempt(seed: int, number: int) -> Outcome:
    """Fabrica, califica y examina un caso."""
    return examined(case(seed, number), seed, number)


def examined(made: Case, seed: int = 0, number: int = 0) -> Outcome:
    """Califica ``made`` y dice si algo de lo que salió no debía salir."""
    about: dict[str, Any] = {
        "seed": seed,
        "number": number,
        "start": made.start.name,
        "kinds": tuple(name for _, name in made.applied),
        "families": tuple(family for family, _ in made.applied),
    }
    unit = corpus.units()[made.start.unit]
    try:
        with _or_hung():
            graded = worker.work(made.data, unit, KEY, Settings(LIMITS))
    except Hung:
        return Outcome(**about, failure="hung", detail=traceback.format_exc()[-3000:])
    except Exception:
        return Outcome(**about, failure="raised", detail=traceback.format_exc()[-3000:])
    about["status"] = graded.status
    try:
        in_gradebook = read_by_nbgrader(graded, made.start.unit)
    except Exception:
        return Outcome(**about, failure="malformed", detail=traceback.format_exc()[-3000:])
    return _compared(made, graded, in_gradebook, about)


@contextlib.contextmanager
def _or_hung() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANG_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_by_nbgrader(graded: Graded, unit: str) -> dict[str, float]:
    """Los puntos que leerá nbgrader en el cuaderno calificado; lanza ``Malformed`` si algo no cuadra."""
    from nbgrader.utils import determine_grade, is_grade

    asked = {e.name: e.points for e in exercises.of_unit(unit)}
    _demand(set(graded.exercises) == set(asked), "faltan ejercicios")
    json.dumps(
        [[v.to_json() for v in graded.exercises.values()], graded.notices, graded.detail], ensure_ascii=False
    ).encode()
    for name, found in graded.exercises.items():
        _demand(0 <= found.points <= asked[name] == found.max_points, f"puntos imposibles en {name}")
    if graded.status == "error":
        _demand(not graded.points and not graded.notebook, "no se pudo leer y tiene nota")
        _demand(re.fullmatch(r"(El|L[ao]s?|Una?|Este) [^\n]*\.", graded.detail) is not None, graded.detail)
        return dict.fromkeys(asked, 0.0)
    notebook = nbformat.reads(graded.notebook, as_version=4)
    nbformat.validate(notebook)
    graded.notebook.encode()
    ids = [c.id for c in notebook.cells]
    _demand(len(ids) == len(set(ids)), "identificadores repetidos")
    official = {c.id: c for c in nbformat.reads(corpus.units()[unit].release.decode(), as_version=4).cells}
    seen: dict[str, float] = {}
    for cell in filter(is_grade, notebook.cells):
        name = cell.metadata.nbgrader.grade_id.removeprefix("check_")
        _demand(cell.metadata == official[cell.id].metadata, f"metadatos cambiados en {name}")
        points, _ = determine_grade(cell)
        if name in asked:
            _demand(name not in seen, f"{name} se califica dos veces")
            seen[name] = float(points)
        else:
            _demand(not points, f"{name} da puntos sin que nadie lo corrija")
    _demand(seen == {n: f.points for n, f in graded.exercises.items()}, f"nbgrader leería {seen}")
    return seen


def _demand(true: bool, what: str) -> None:
    if not true:
        raise Malformed(what)


@cache
def _of_start(name: str) -> dict[str, float]:
    """Lo que saca el cuaderno de partida."""
    start = next(s for s in corpus.seeds() if s.name == name)
    graded = worker.work(start.data, corpus.units()[start.unit], KEY, Settings(LIMITS))
    return {name: found.points for name, found in graded.exercises.items()}


@cache
def _of_code(unit: str, code: tuple[str, ...], names: tuple[str, ...], hostile: bool) -> dict[str, float]:
    return deserved(unit, code, names, KEY, LIMITS, hostile=hostile)


def _compared(made: Case, graded: Graded, points: dict[str, float], about: dict[str, Any]) -> Outcome:
    """Compara lo que sacó con lo que merece; solo hay que averiguarlo donde sacó algo."""
    start = made.start
    written = reading(made.data, start.unit)
    same = written == reading(start.data, start.unit)
    won = tuple(name for name, got in points.items() if got)

    def excess_over_fair() -> dict[str, tuple[float, float]]:
        of_code = (start.unit, written, won, start.hostile)
        fair = (_of_start(start.name) if same else _of_code(*of_code)) if won else {}
        return {n: (points[n], fair[n]) for n in won if points[n] > fair[n] + TOLERANCE}

    excess = excess_over_fair()
    if excess:  # en una máquina ocupada pudo no dar tiempo a saber lo que merece
        _of_start.cache_clear()
        _of_code.cache_clear()
        excess = excess_over_fair()
    judged = bool(won) and not same
    if not excess:
        return Outcome(**about, same_code=same, judged=judged)
    detail = "; ".join(f"{n}: {got:g} y merece {fit:g}" for n, (got, fit) in excess.items())
    return Outcome(**about, same_code=same, judged=judged, failure="above", detail=detail)
