"""El lado de confianza del ejecutor: lo pide, le habla, le pone límites y lo termina.

``run`` no se fía de nada de lo que recibe: un mensaje que no toca, un silencio o una muerte son evidencia de
que ese ejercicio no respondió, nunca un fallo de la corrección.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from grader.evidence import Evidence, Notice, Trouble
from grader.sandbox import cgroup
from grader.sandbox.budget import Budget
from grader.sandbox.conversation import Conversation, Services, talking
from grader.sandbox.gauge import Gauge, RunnerLost
from grader.sandbox.isolation import choose, started
from grader.sandbox.levels import SandboxError
from grader.sandbox.plan import END, Moment, Plan
from grader.sandbox.settings import Limits, Settings
from grader.sandbox.wire import can_fork

MAX_RESTARTS = 4
MAX_SANDBOX_FAILURES = 2


@dataclass
class Run:
    """Lo que salió de ejecutar un cuaderno.

    ``outputs`` son las salidas de cada celda ejecutada, por posición, y ``lost``, qué les pasó a las que no
    se tuvieron en cuenta; ``seen``, lo observado en cada momento; ``defined``, en qué celdas se ató el nombre
    de cada ejercicio y si era a una función; ``notices``, lo que conviene contar al docente; ``lacking``, lo
    que echó de menos cada celda; ``isolation``, el nivel con el que se ejecutó; ``whole``, si se llegó a
    ejecutar entero.
    """

    outputs: dict[int, list[Any]] = field(default_factory=dict)
    lost: dict[int, Trouble] = field(default_factory=dict)
    seen: dict[Moment, Evidence] = field(default_factory=dict)
    defined: dict[str, dict[int, bool]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    lacking: dict[int, tuple[str, ...]] = field(default_factory=dict)
    isolation: str = ""
    whole: bool = False

    @property
    def evidence(self) -> dict[str, Evidence]:
        """Lo observado en cada ejercicio, en el primero de sus momentos."""
        return {moment.exercise: seen for moment, seen in reversed(self.seen.items())}

    def notice(self, trouble: Trouble, where: int | str = "", lost: bool = False) -> None:
        """Añade un aviso si no estaba ya."""
        notice = Notice(trouble=trouble, where=where, lost=lost)
        if notice not in self.notices:
            self.notices.append(notice)

    def skipped(self, position: int, trouble: Trouble) -> None:
        """Apunta que la celda ``position`` no se tiene en cuenta."""
        self.lost[position] = trouble
        self.outputs.pop(position, None)
        self.notice(trouble, position + 1, lost=True)


def run(what: Plan, settings: Settings | None = None, services: Services | None = None) -> Run:
    """Ejecuta las celdas de un plan y después llama a cada función, tal como estaba en su momento.

    ``services`` son las funciones de este lado que el cuaderno puede usar por su nombre con
    ``grader.pieces``; deben poder con cualquier argumento (``ValueError`` si no sirve).

    Si el ejecutor muere en una celda, se vuelve a empezar sin ella; si muere en un ejercicio, se vuelve a
    empezar para los que faltan. Así un bucle infinito cuesta solo ese ejercicio. Lanza ``SandboxError`` si
    esta máquina no puede aislar.
    """
    settings = settings or Settings()
    chosen = choose(settings)
    result = Run(isolation=chosen.level.name)
    # cada momento que se guarda es un proceso más
    limits = replace(settings.limits, processes=settings.limits.processes + len(what.moments))
    budget = Budget(time.monotonic() + limits.notebook, limits.cpu)
    attempts = _Attempts(plan=what, result=result)
    failures = 0
    for _ in range(MAX_RESTARTS + 2 * len(what.moments) + MAX_SANDBOX_FAILURES):
        if attempts.over:
            break
        if time.monotonic() > budget.deadline:
            result.notice(Trouble("notebook", limits.notebook))
            break
        if budget.exceeded():
            result.notice(Trouble("cpu", limits.cpu))
            break
        try:
            with (
                cgroup.group(limits) as group,
                started(chosen, limits) as (process, work),
                talking(
                    Gauge(process=process, work=work, limits=limits, budget=budget, group=group),
                    services or {},
                ) as conversation,
            ):
                attempts.attempt(conversation)
        except SandboxError:
            # no es culpa de la entrega: se repite lo que falte en un ejecutor nuevo
            failures += 1
            if failures > MAX_SANDBOX_FAILURES:
                raise
    found = result.seen
    result.seen = {
        m: found.get(m, Evidence(status="crash", trouble=Trouble("unfinished"))) for m in what.moments
    }
    _explain_limits(result, settings.limits)
    return result


@dataclass
class _Attempts:
    """Lo que se repite hasta tener evidencia de todo: ejecutar las celdas y preguntar en cada momento.

    ``alone`` son los momentos que no se pudieron conservar, y hasta dónde se ejecuta para preguntar por cada
    uno. También el de una función sin comprobación que al final ya no está: se pregunta donde se definió.
    ``suspected`` dice si en las celdas contestó una función sospechosa, que es casi la solución de otra: lo
    que no es una caza se juzga entonces en una ejecución en la que no contesta ninguna.
    """

    plan: Plan
    result: Run
    alone: dict[Moment, int] = field(default_factory=dict)
    suspected: bool = False

    @property
    def _pending(self) -> list[Moment]:
        return [m for m in self.plan.moments if m not in self.result.seen]

    @property
    def over(self) -> bool:
        """Si no queda nada por hacer, o ya no merece la pena seguir."""
        return (self.result.whole and not self._pending) or len(self.result.lost) > MAX_RESTARTS

    def attempt(self, conversation: Conversation) -> None:
        """Ejecuta las celdas y, mientras el ejecutor viva, pregunta lo que falta."""
        cells = {p: s for p, s in self.plan.cells.items() if p not in self.result.lost}
        moments = self._moments(max(cells, default=-1), conversation)
        conversation.suspects_answer = not any(self._unaided(m, conversation) for m in moments)
        if self.result.whole:  # las salidas ya se tienen: se ejecuta solo lo que hace falta
            until = max(self.alone.get(moment, moment.position) for moment in moments)
            cells = {p: s for p, s in cells.items() if p <= until}
        last = min(max(cells, default=-1), self.plan.settled)
        try:
            kept = self._run_cells(conversation, cells, [m for m in moments if m.position < last])
        except RunnerLost:
            return
        self.result.whole = True
        if conversation.suspected and not self.suspected:
            self.suspected = True
            conversation.gauge.allow_again()
        asked = [m for m in moments if m in kept or m.position >= last]
        if conversation.suspected:
            asked = [m for m in asked if not self._unaided(m, conversation)]
        asked.sort(key=lambda m: not conversation.hides(m.exercise))  # en las cazas sí contestan: al final
        for moment in asked:
            calls = self.plan.calls[moment.exercise]
            number = self.plan.number(moment) if moment in kept else None
            evidence, alive = conversation.probe(moment.exercise, calls, number, last=moment == asked[-1])
            if evidence is None:
                self.alone[moment] = moment.position
            elif evidence.status == "missing" and (definition := self._gone(moment)) is not None:
                self.alone[moment] = definition
            else:
                self.result.seen[moment] = evidence
            if not alive:
                return

    def _gone(self, moment: Moment) -> int | None:
        """La última celda que definió la función de ``moment``, si es el final y aún no se preguntó ahí."""
        if moment.position != END or moment in self.alone:
            return None
        definitions = self.result.defined.get(moment.exercise, {})
        return max((p for p, is_function in definitions.items() if is_function), default=None)

    def _unaided(self, moment: Moment, conversation: Conversation) -> bool:
        """Si se juzga donde no contestó ninguna sospechosa."""
        return self.suspected and conversation.hides(moment.exercise)

    def _moments(self, last: int, conversation: Conversation) -> list[Moment]:
        """Por cuáles se pregunta en este intento; ``last`` es la última celda que se puede ejecutar."""
        pending = self._pending
        if can_fork() and (together := [m for m in pending if m not in self.alone]):
            unaided = [m for m in together if self._unaided(m, conversation)]
            return [m for m in together if m not in unaided] or unaided
        return (pending if self.result.whole else [m for m in pending if m.position >= last])[:1]

    def _run_cells(
        self, conversation: Conversation, cells: Mapping[int, str], waiting: Sequence[Moment]
    ) -> list[Moment]:
        """Ejecuta ``cells`` en orden y da los momentos que se conservan.

        Lanza ``RunnerLost`` si el ejecutor se perdió por el camino.
        """
        kept: list[Moment] = []
        for position, source in cells.items():
            for moment in [m for m in waiting if m.position < position and m not in (*kept, *self.alone)]:
                if conversation.keep(self.plan.number(moment)):
                    kept.append(moment)
                else:
                    self.alone[moment] = moment.position
            self._run_cell(conversation, position, source)
        return kept

    def _run_cell(self, conversation: Conversation, position: int, source: str) -> None:
        result = self.result
        try:
            done = conversation.cell(source, tuple(self.plan.calls))
        except RunnerLost as lost:
            result.skipped(position, lost.trouble)
            raise
        if result.whole:
            return  # se repite para preguntar: lo que salió de ella ya se tiene
        result.outputs[position] = done.outputs
        result.lacking[position] = done.lacking
        for name, is_function in done.bound.items():
            result.defined.setdefault(name, {})[position] = is_function
        if any(isinstance(o, dict) and o.get("ename") == "TimeUp" for o in done.outputs):
            result.notice(Trouble("timeout"), position + 1)


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
        (moment.exercise, [f"{c.error.type_name}: {c.error.message}" for c in seen.calls if c.error])
        for moment, seen in result.seen.items()
    ]
    for where, texts in said:
        for trouble in {m for piece, m in meanings.items() if any(piece in text for text in texts)}:
            result.notice(trouble, where)
