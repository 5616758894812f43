"""Lo que hace un trabajador, en esta máquina o en otra: bytes dentro, datos fuera.

El resultado son textos, números y bytes: se puede enviar, guardar y comparar sin saber nada del curso.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from multiprocessing.util import Finalize

from grader import exercises
from grader.evidence import Observed
from grader.judge.record import VerdictRecord
from grader.pipeline import archive
from grader.pipeline.grade import Result, digest_of, grade, rejudged, unreadable
from grader.pipeline.intake import Unit, admit
from grader.sandbox import isolation, scratch
from grader.sandbox.settings import Settings

#: Lo que lee el docente de cada ``status``.
STATUS = {
    "ok": "ejecutada",
    "timeout": "tiempo agotado",
    "crash": "proceso terminado",
    "error": "no se pudo leer",
}


@dataclass(frozen=True)
class Graded:
    """Una entrega calificada.

    ``exercises`` son los veredictos; ``notebook``, el cuaderno calificado; ``evidence``,
    lo que devolvieron las funciones (formato de ``grader.pipeline.archive``); ``isolation``, el nivel con el
    que se ejecutó; ``seconds``, lo que se tardó en ejecutar y juzgar.
    """

    status: str
    detail: str
    points: float
    max_points: float
    exercises: dict[str, VerdictRecord]
    notices: tuple[str, ...] = ()
    notebook: str = ""
    evidence: bytes = b""
    isolation: str = ""
    seconds: float = field(default=0.0, compare=False)


def work(notebook: bytes, unit: Unit, key: bytes, settings: Settings) -> Graded:
    """Califica los bytes de una entrega. Lanza ``SandboxError`` si esta máquina no puede aislar su código."""
    start = time.perf_counter()
    result = grade(notebook, unit, key, settings)
    evidence = archive.pack(result.observed, key)
    return flat(result, evidence, time.perf_counter() - start)


def flat(result: Result, evidence: bytes, seconds: float = 0.0) -> Graded:
    """``result`` reducido a datos, con su evidencia ya empaquetada."""
    return Graded(
        status=result.status,
        detail=result.detail,
        points=result.points,
        max_points=result.max_points,
        exercises={v.exercise: VerdictRecord.of(v) for v in result.verdicts},
        notices=result.notices,
        notebook=result.notebook,
        evidence=evidence,
        isolation=result.isolation,
        seconds=round(seconds, 3),
    )


class Again(Enum):
    """Lo que sale de volver a juzgar una entrega, si no es otra calificación."""

    SAME = "sale lo mismo"


@dataclass(frozen=True)
class NotPossible:
    """Que con lo guardado no se puede juzgar, y por qué."""

    reason: str


def again(saved: Graded, notebook: bytes, unit: Unit, key: bytes) -> Graded | Again | NotPossible:
    """Vuelve a juzgar ``saved``, lo que salió de ``notebook``, sin ejecutar nada.

    No basta, y hay que calificarla, si con la publicación de hoy se ejecutaría otra cosa o si un ejercicio
    pide ahora entradas con las que no se llamó a la función. Si pide menos, la evidencia se conserva entera:
    mañana se pueden volver a pedir. Si sale lo mismo, no se envía otra vez.
    """
    if saved.status == "error":
        return NotPossible(f"al calificarla no se pudo leer ({saved.detail})")
    clean = admit(notebook, unit)
    asked, ran = exercises.of_unit(unit.name), digest_of(clean)
    observed = archive.unpack(saved.evidence, key, asked, ran)
    if observed is None:
        return NotPossible(archive.why_not(saved.evidence, key, asked, ran))
    result = rejudged(clean, unit, key, observed, saved.notebook)
    graded = replace(flat(result, saved.evidence, saved.seconds), isolation=saved.isolation)
    return Again.SAME if graded == saved else graded


def refuse(unit: str, detail: str) -> Graded:
    """Una entrega de ``unit`` que no se pudo leer: 0 puntos y el motivo en todo."""
    return flat(unreadable(Unit(unit), detail), archive.pack(Observed(), None))


def prepare_to_judge() -> None:
    """Deja listo este proceso para juzgar: PyTorch, si está, cargado y con un solo hilo."""
    # los procesos de multiprocessing no pasan por atexit: sin esto quedarían carpetas temporales
    Finalize(None, isolation.close, exitpriority=10)
    with contextlib.suppress(ModuleNotFoundError):  # con la semilla visible, lo que dice está guardado
        import torch

        torch.set_num_threads(1)  # hay un trabajador por núcleo: con más hilos se estorban
    exercises.all_exercises()


def start(shared: isolation.Shared | None, environment: Mapping[str, str]) -> None:
    """Deja listo un proceso trabajador, con el aislamiento y las variables de entorno de quien lo crea."""
    _end_with_parent()
    exercises.use(exercises.own_folder(environment))  # al bifurcarse pueden estar cargados los de otro curso
    os.environ.clear()
    os.environ.update(environment)
    if shared is not None:
        isolation.join(shared)
    prepare_to_judge()


def _end_with_parent() -> None:
    """Si quien creó este trabajador muere o le pide que termine, termina ya y no deja carpetas.

    De lo contrario esperaría para siempre a que alguien le diera trabajo. Sus cigotos terminan con él.
    """
    parent = multiprocessing.parent_process()
    signal.signal(signal.SIGTERM, lambda *_: scratch.end_with_code(1))

    def wait() -> None:
        parent.join()
        scratch.end_with_code(1)

    threading.Thread(target=wait, daemon=True).start()
