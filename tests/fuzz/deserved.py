"""Lo que merece un cuaderno estropeado, averiguado por otro camino que el del corrector.

La regla es una: **la nota depende del código y de nada más**. Para comprobarla hace falta saber qué código
hay en unos bytes, y aquí se decide sin la admisión del corrector (:func:`reading`): el texto, en orden, de
las celdas de tipo ``code`` y de las que llevan la etiqueta de una respuesta de la unidad, salvo lo que no es
de quien entrega (las celdas bloqueadas y las demostraciones, tal como se publicaron).

Con eso, lo que merece cada ejercicio de una mutación es:

* si su código es el mismo que el del cuaderno de partida, como mucho lo que sacó el de partida;
* si ninguna celda nombra la función, 0;
* si no, lo que saca la función juzgada directamente (:func:`directly`): se ejecutan esas celdas con ``exec``
  en un hijo de este proceso, sin admisión, sin ejecutor y sin encierro, se llama a la función con las mismas
  entradas secretas y se compara con PyTorch. Los límites de tiempo son más amplios que al calificar, las
  celdas bloqueadas de la unidad se ejecutan antes de cada celda y las demostraciones cuyos nombres salen en
  ellas (:func:`_shown`), antes que todas, de modo que es una cota superior.

El código hostil no se ejecuta fuera del encierro: el de los ataques se juzga en el ejecutor, con las mismas
celdas, sin admisión. Lo mismo se hace si el hijo se muere o no termina. En ese caso el camino comparte con el
corrector el ejecutor y el juez, y lo que se comprueba es la admisión y el montaje del cuaderno.
"""

import contextlib
import json
import os
import re
import select
import signal
import symtable
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import SimpleNamespace
from typing import Any

from grader import exercises
from grader.evidence import Call, Evidence
from grader.exercises.base import Exercise
from grader.judge.judging import judge, planned_calls
from grader.judge.watching import watched
from grader.observing import observe
from grader.pieces import NAMES, course_piece, services
from grader.sandbox.plan import plan
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.supervisor import run
from tests.fuzz import corpus
from tests.fuzz.raw import parsed

CELL_SECONDS = 8.0
CALL_SECONDS = 4.0
EXERCISE_SECONDS = 8.0
CHILD_SECONDS = 40.0
_WORD = re.compile(r"\w+")


class Slow(BaseException):
    """Una celda o una llamada tardó más de la cuenta."""


@dataclass(frozen=True)
class Published:
    """Lo que la publicación de una unidad dice de sus celdas."""

    ours: frozenset[str]
    shown: tuple[str, ...]
    locked: tuple[str, ...]
    answers: frozenset[str]


@cache
def published(unit: str) -> Published:
    """Las celdas de ``unit``: texto ajeno, demostraciones, bloqueadas y respuestas."""
    ours, shown, locked, answers = set(), [], [], set()
    for cell in parsed(corpus.units()[unit].release or b"")["cells"]:
        if cell["cell_type"] != "code":
            continue
        text, nbgrader = text_of(cell), cell["metadata"].get("nbgrader")
        if nbgrader is None:
            ours.add(text)
            shown.append(text)
        elif nbgrader["solution"]:
            answers.add(nbgrader["grade_id"])
        else:
            ours.add(text)
            locked += [] if nbgrader["grade"] else [text]
    return Published(frozenset(ours), tuple(shown), tuple(locked), frozenset(answers))


def text_of(cell: Mapping[str, Any]) -> str:
    """El texto de una celda, venga como venga."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(piece for piece in source if isinstance(piece, str))
    return source.encode("utf-8", "replace").decode() if isinstance(source, str) else ""


def reading(data: bytes, unit: str) -> tuple[str, ...]:
    """El código de quien entrega que hay en ``data``, celda a celda."""
    found, known = [], published(unit)
    cells = parsed(_in_utf8(data)).get("cells")
    for cell in cells if isinstance(cells, list) else ():
        if not isinstance(cell, dict):
            continue
        metadata = cell.get("metadata")
        nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
        named = isinstance(name, str)
        if cell.get("cell_type") == "code" or (named and name in known.answers):
            found.append(text_of(cell))
    return tuple(text for text in found if text not in known.ours)


def _in_utf8(data: bytes) -> bytes:
    """``data`` en UTF-8: también se califica lo guardado en UTF-16 o UTF-32, o con letras en «ANSI»."""
    encoding = json.detect_encoding(data)
    text = data.decode(encoding, "surrogateescape" if encoding.startswith("utf-8") else "replace")
    ansi = re.sub("[\udc80-\udcff]", lambda one: _ansi(ord(one[0]) - 0xDC00), text)
    return ansi.encode("utf-8", "replace")


def _ansi(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def deserved(
    unit: str, code: Sequence[str], names: Sequence[str], key: bytes, limits: Limits, *, hostile: bool
) -> dict[str, float]:
    """Los puntos que merece ``code`` en cada ejercicio de ``names``."""
    found = {}
    for name in names:
        exercise = exercises.get(name)
        if not any(re.search(rf"\b{name}\b", text) for text in code):
            found[name] = 0.0
            continue
        points = None if hostile else directly(exercise, code, key)
        found[name] = _confined(exercise, code, key, limits) if points is None else points
    return found


def _confined(exercise: Exercise, code: Sequence[str], key: bytes, limits: Limits) -> float:
    """La función juzgada en el ejecutor, con las celdas tal cual y sin admisión.

    Hasta la última que la nombra: lo que venga detrás, que puede no terminar nunca, no la cambia.
    """
    last = max(i for i, text in enumerate(code) if re.search(rf"\b{exercise.name}\b", text))
    cells = dict(enumerate(_with_locked(exercise.unit, code[: last + 1])))
    settings = Settings(replace(limits, cell=CELL_SECONDS, call=CALL_SECONDS, exercise=EXERCISE_SECONDS))
    calls = {exercise.name: planned_calls(exercise, key)}
    at_the_end = {exercise.name: [max(cells)]}
    done = run(plan(cells, calls, at_the_end), settings, services(exercise.unit))
    return judge(exercise, key, done.evidence[exercise.name]).points


def _with_locked(unit: str, code: Sequence[str]) -> list[str]:
    locked = published(unit).locked
    return [piece for text in (*_shown(unit, code), *code) for piece in (*locked, text)]


def _shown(unit: str, code: Sequence[str]) -> list[str]:
    """Las demostraciones publicadas que definen algo que se nombra en ``code`` o en otra de ellas."""
    every, chosen = published(unit).shown, set[str]()
    words = set(_WORD.findall("\n".join(code)))
    while found := [text for text in every if text not in chosen and words & _defined(text)]:
        chosen.update(found)
        words.update(_WORD.findall("\n".join(found)))
    return [text for text in every if text in chosen]


@cache
def _defined(text: str) -> frozenset[str]:
    """Los nombres que ata una celda, también los de importaciones; ninguno si no se entiende."""
    try:
        table = symtable.symtable(text, "<celda>", "exec")
    except (SyntaxError, ValueError):
        return frozenset()
    return frozenset(s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported())


def directly(exercise: Exercise, code: Sequence[str], key: bytes) -> float | None:
    """Los puntos de la función que definen las celdas ``code``; ``None`` si no se pudo saber."""
    receiver, sender = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os.close(receiver)
            os.setsid()
            points = judge(exercise, key, _observed(exercise, code, key)).points
            os.write(sender, json.dumps(points).encode())
        os._exit(0)
    os.close(sender)
    try:
        ready, _, _ = select.select([receiver], [], [], CHILD_SECONDS)
        text = os.read(receiver, 100) if ready else b""
    finally:
        os.close(receiver)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return json.loads(text) if text else None


def _observed(exercise: Exercise, code: Sequence[str], key: bytes) -> Evidence:
    import grader
    from grader import pieces

    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.environ["MPLBACKEND"] = "Agg"
    grader.check = lambda *_: None  # en el ejecutor tampoco hace nada
    pieces._found.update({name: course_piece(name) for name in NAMES})
    stays = dict.fromkeys(("exit", "quit"), lambda *_: None)  # en un cuaderno no terminan nada
    space = {"__name__": "__main__", "get_ipython": _no_ipython, **stays}
    for text in _with_locked(exercise.unit, code):
        _execute(text, space)
    function = space.get(exercise.name)
    if not callable(function):
        return Evidence("missing")
    deadline = time.monotonic() + EXERCISE_SECONDS
    calls = planned_calls(exercise, key)
    with watched(function) as seen:
        return Evidence("ok", tuple(_call(seen, arguments, deadline) for arguments in calls))


def _execute(text: str, space: dict[str, Any]) -> None:
    """Ejecuta una celda; si falla, lo que ya hizo queda hecho, como en un cuaderno."""
    from IPython.core.inputtransformer2 import TransformerManager

    with contextlib.suppress(BaseException), _at_most(CELL_SECONDS):
        exec(compile(TransformerManager().transform_cell(text), "<celda>", "exec"), space)


def _no_ipython() -> SimpleNamespace:
    def nothing(*_: Any) -> None:
        return None

    names = ("run_line_magic", "run_cell_magic", "system", "getoutput")
    return SimpleNamespace(**dict.fromkeys(names, nothing))


def _call(function: Any, arguments: Sequence[Any], deadline: float) -> Call:
    left = deadline - time.monotonic()
    if left <= 0:
        return Call(timed_out=True)
    try:
        with _at_most(min(CALL_SECONDS, left)):
            return observe(function, arguments)
    except Slow:
        return Call(timed_out=True)


@contextlib.contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Slow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
