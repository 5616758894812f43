"""El lado de confianza del ejecutor: lo pide, le habla, le pone límites y lo termina.

``run`` no se fía de nada de lo que recibe: un mensaje que no toca, un silencio o una muerte son evidencia de
que ese ejercicio no respondió, nunca un fallo de la corrección.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.evidence import Evidence
from grader.sandbox.conversation import Conversation, RunnerLost, Services, size_words, talking
from grader.sandbox.isolation import choose, started
from grader.sandbox.levels import SandboxError
from grader.sandbox.settings import Limits, Settings

MAX_RESTARTS = 4
MAX_SANDBOX_FAILURES = 2


@dataclass
class Run:
    """Lo que salió de ejecutar un cuaderno.

    ``outputs`` son las salidas de cada celda ejecutada, por posición; ``evidence``, lo observado en cada
    ejercicio; ``notices``, lo que conviene contar al docente; ``isolation``, el nivel con el que se ejecutó.
    """

    outputs: dict[int, list[Any]] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    isolation: str = ""

    def notice(self, text: str) -> None:
        """Añade un aviso si no estaba ya."""
        if text not in self.notices:
            self.notices.append(text)


def run(
    cells: Mapping[int, str],
    probes: Mapping[str, Sequence[Any]],
    settings: Settings | None = None,
    services: Services | None = None,
) -> Run:
    """Ejecuta ``cells`` (por posición) y después llama a cada función de ``probes`` con sus entradas.

    ``services`` son las funciones de este lado que el cuaderno puede usar por su nombre con
    ``grader.pieces``; deben poder con cualquier argumento (``ValueError`` si no sirve).

    Si el ejecutor muere en una celda, se vuelve a empezar sin ella; si muere en un ejercicio, se vuelve a
    empezar para los que faltan. Así un bucle infinito cuesta solo ese ejercicio. Lanza ``SandboxError`` si
    esta máquina no puede aislar.
    """
    settings = settings or Settings()
    chosen = choose(settings)
    result = Run(isolation=chosen.level.name)
    deadline = time.monotonic() + settings.limits.notebook
    skipped: set[int] = set()
    failures = 0
    for _ in range(MAX_RESTARTS + len(probes) + MAX_SANDBOX_FAILURES):
        pending = [name for name in probes if name not in result.evidence]
        if not pending or len(skipped) > MAX_RESTARTS:
            break
        if time.monotonic() > deadline:
            result.notice(f"El cuaderno entero tardó más de {settings.limits.notebook:g} s; lo detuvimos.")
            break
        try:
            with (
                started(chosen, settings.limits) as (process, work),
                talking(process, work, settings.limits, services or {}, deadline) as conversation,
            ):
                _attempt(conversation, cells, probes, pending, skipped, result)
        except SandboxError:
            # no es culpa de la entrega: se repite lo que falte en un ejecutor nuevo
            failures += 1
            if failures > MAX_SANDBOX_FAILURES:
                raise
    for name in probes:
        result.evidence.setdefault(
            name, Evidence("crash", detail="El cuaderno no se pudo ejecutar hasta el final.")
        )
    _explain_limits(result, settings.limits)
    return result


def _attempt(
    conversation: Conversation,
    cells: Mapping[int, str],
    probes: Mapping[str, Sequence[Any]],
    pending: Sequence[str],
    skipped: set[int],
    result: Run,
) -> None:
    """Ejecuta las celdas y, mientras el ejecutor viva, los ejercicios que faltan."""
    if not _run_cells(conversation, cells, skipped, result):
        return
    for name in pending:
        result.evidence[name], alive = conversation.probe(name, probes[name], last=name == pending[-1])
        if not alive:
            return


def _run_cells(conversation: Conversation, cells: Mapping[int, str], skipped: set[int], result: Run) -> bool:
    """Ejecuta las celdas en orden; ``False`` si el ejecutor se perdió por el camino."""
    for position, source in cells.items():
        if position in skipped:
            continue
        try:
            result.outputs[position] = outputs = conversation.cell(source)
            if any(isinstance(o, dict) and o.get("ename") == "TimeUp" for o in outputs):
                result.notice(f"La celda {position + 1} tardó demasiado y la detuvimos.")
        except RunnerLost as lost:
            skipped.add(position)
            reason = lost.detail or ("tardó demasiado" if lost.timed_out else "terminó el proceso")
            result.notice(f"La celda {position + 1} {reason}; seguimos sin ella.")
            result.outputs[position] = [_lost_output(reason)]
            return False
    return True


def _lost_output(reason: str) -> dict[str, Any]:
    text = f"Esta celda {reason} y no se tuvo en cuenta."
    return {"output_type": "error", "ename": "CeldaDetenida", "evalue": text, "traceback": [text]}


def _explain_limits(result: Run, limits: Limits) -> None:
    """Avisa de los límites con los que topó el código, por el error que le dio el sistema."""
    meanings = {
        "MemoryError": f"agotó la memoria: {size_words(limits.memory)}",
        "BlockingIOError": f"quiso abrir más de {limits.processes} procesos",
        "can't start new thread": f"quiso abrir más de {limits.processes} procesos",
        "File too large": f"quiso escribir más de {size_words(limits.folder)}",
        "No space left": f"quiso escribir más de {size_words(limits.folder)}",
        "Too many open files": f"quiso abrir más de {limits.files} archivos a la vez",
        "Operation not permitted": "quiso usar la red, otro programa o algo que no se permite al calificar",
    }
    for position, outputs in result.outputs.items():
        texts = [f"{o.get('ename')}: {o.get('evalue')}" for o in outputs if isinstance(o, dict)]
        for meaning in {m for piece, m in meanings.items() if any(piece in t for t in texts)}:
            result.notice(f"La celda {position + 1} {meaning}.")
    for name, seen in result.evidence.items():
        texts = [f"{c.error.type_name}: {c.error.message}" for c in seen.calls if c.error]
        for meaning in {m for piece, m in meanings.items() if any(piece in t for t in texts)}:
            result.notice(f"{name} {meaning}.")
