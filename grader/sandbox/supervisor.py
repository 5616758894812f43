"""El lado de confianza del ejecutor: lo pide, le habla, le pone límites y lo termina.

``run`` no se fía de nada de lo que recibe: un mensaje que no toca, un silencio o una muerte son evidencia de
que ese ejercicio no respondió, nunca un fallo de la corrección.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.evidence import Evidence, Notice, Trouble
from grader.sandbox.conversation import Conversation, RunnerLost, Services, talking
from grader.sandbox.isolation import choose, started
from grader.sandbox.levels import SandboxError
from grader.sandbox.settings import Limits, Settings

MAX_RESTARTS = 4
MAX_SANDBOX_FAILURES = 2


@dataclass
class Run:
    """Lo que salió de ejecutar un cuaderno.

    ``outputs`` son las salidas de cada celda ejecutada, por posición, y ``lost``, qué les pasó a las que no
    se tuvieron en cuenta; ``evidence``, lo observado en cada ejercicio; ``notices``, lo que conviene contar
    al docente; ``lacking``, lo que echó de menos cada celda; ``isolation``, el nivel con el que se ejecutó.
    """

    outputs: dict[int, list[Any]] = field(default_factory=dict)
    lost: dict[int, Trouble] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    lacking: dict[int, tuple[str, ...]] = field(default_factory=dict)
    isolation: str = ""

    def notice(self, trouble: Trouble, where: int | str = "", lost: bool = False) -> None:
        """Añade un aviso si no estaba ya."""
        notice = Notice(trouble=trouble, where=where, lost=lost)
        if notice not in self.notices:
            self.notices.append(notice)


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
            result.notice(Trouble("notebook", settings.limits.notebook))
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
        result.evidence.setdefault(name, Evidence("crash", trouble=Trouble("unfinished")))
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
            result.lacking[position] = conversation.lacking
            if any(isinstance(o, dict) and o.get("ename") == "TimeUp" for o in outputs):
                result.notice(Trouble("timeout"), position + 1)
        except RunnerLost as lost:
            skipped.add(position)
            result.notice(lost.trouble, position + 1, lost=True)
            result.lost[position] = lost.trouble
            return False
    return True


def _explain_limits(result: Run, limits: Limits) -> None:
    """Avisa de los límites con los que topó el código, por el error que le dio el sistema."""
    meanings = {
        "MemoryError": Trouble("memory", limits.memory),
        "BlockingIOError": Trouble("processes", limits.processes),
        "can't start new thread": Trouble("processes", limits.processes),
        "File too large": Trouble("writing", limits.folder),
        "No space left": Trouble("writing", limits.folder),
        "Too many open files": Trouble("files", limits.files),
        "Operation not permitted": Trouble("forbidden"),
    }
    said = [
        (position + 1, [f"{o.get('ename')}: {o.get('evalue')}" for o in outputs if isinstance(o, dict)])
        for position, outputs in result.outputs.items()
    ]
    said += [
        (name, [f"{c.error.type_name}: {c.error.message}" for c in seen.calls if c.error])
        for name, seen in result.evidence.items()
    ]
    for where, texts in said:
        for trouble in {m for piece, m in meanings.items() if any(piece in text for text in texts)}:
            result.notice(trouble, where)
