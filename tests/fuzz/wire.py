"""Lo que contesta un ejecutor, estropeado: quien lo lee y quien lo juzga aguantan cualquier cosa.

``python -m tests.fuzz.wire [--messages N] [--seed S] [--json ARCHIVO]``. Cada caso es lo que contestaría un
ejecutor al que se pregunta por un ejercicio, con mensajes cambiados, repetidos, cortados o inventados:
tramas, cabeceras, formas, JSON y peticiones de piezas. Se lee con la conversación de verdad, se juzga, se
escribe el veredicto y se guarda. Fallan los casos que lanzan algo, los que gastan más de ``SECONDS`` segundos
o más de ``MEMORY`` bytes y los que sacan más puntos de los que merecía lo que se estropeó.
"""

import io
import json
import os
import random
import struct
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from grader import exercises
from grader.evidence import Observed, call_to_wire
from grader.exercises.base import Exercise
from grader.judge import render
from grader.judge.judging import judge, planned_calls
from grader.observing import observe
from grader.pieces import services
from grader.pipeline import archive
from grader.pipeline.quoting import quoted
from grader.sandbox.budget import Budget
from grader.sandbox.conversation import talking
from grader.sandbox.gauge import Gauge
from grader.sandbox.settings import MIB, Limits
from grader.sandbox.wire import pack
from tests.fuzz.values import anything

SEED = b"trama"
SECONDS, MEMORY = 10.0, 256 * MIB  # con tracemalloc todo tarda cuatro veces más
_LIMITS = Limits(call=2, exercise=5, notebook=20)
_SIDES = (0, 1, -1, 2, 7, 10**6, 2**31, 2**63, 10**40, True, None, "3", 1.5)
_TYPES = ("<f8", "<f4", "<i8", "|b1", "<c16", "<f2", ">f8", "|O", "<U4", "|V8", "<m8", "f8", "", "<f99", None)

Message = dict[str, Any]


class Told:
    """Un ejecutor que ya lo ha dicho todo."""

    def __init__(self, said: bytes, code: int | None) -> None:
        self.requests, self.replies = io.BytesIO(), io.BytesIO(said)
        self.pid, self._code = os.getpid(), code

    def exit_code(self, confined: bool = False) -> int | None:
        """Con qué código termina."""
        return self._code

    def kill(self) -> None:
        """No hay nada que terminar."""


@cache
def _answers(name: str, right: bool) -> tuple[Message, ...]:
    """Lo que contesta una función de ``name``: la correcta, o una que da otra cosa."""
    exercise = exercises.get(name)
    oracle = exercise.oracle if right else lambda *arguments: arguments[0]
    calls = [observe(oracle, arguments) for arguments in planned_calls(exercise, SEED)]
    return tuple({"op": "call", "call": call_to_wire(c)} for c in calls)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [*map(_copied, value)]
    return value


def _nodes(message: Message) -> list[tuple[Any, Any]]:
    """Cada sitio de un mensaje: quién lo contiene y dónde."""
    found, left = [], [message]
    while left:
        inside = left.pop()
        places = [(inside, key) for key in (inside if isinstance(inside, dict) else range(len(inside)))]
        found += places
        left += [inside[key] for _, key in places if isinstance(inside[key], dict | list)]
    return found


def _other_value(rng: random.Random, message: Message) -> None:
    inside, key = rng.choice(_nodes(message))
    inside[key] = anything(rng)


def _other_array(rng: random.Random, message: Message) -> None:
    kind = rng.choice([np.float64, np.float32, np.int64, np.bool_, np.complex128])
    shape = [rng.choice((0, 1, 1, 2, 3, 5)) for _ in range(rng.randrange(6))]
    with np.errstate(all="ignore"):
        array = np.full(shape, rng.choice((np.nan, np.inf, 0.0, 1e300, -1.0))).astype(kind)
    inside, key = rng.choice(_nodes(message))
    inside[key] = array


def _invented_array(rng: random.Random, message: Message) -> None:
    inside, key = rng.choice(_nodes(message))
    shape = [rng.choice(_SIDES) for _ in range(rng.choice((0, 1, 2, 4, 40)))]
    inside[key] = {"$array": rng.choice(([rng.choice(_TYPES), shape], [], ["<f8"], anything(rng)))}


def _deep(rng: random.Random, message: Message) -> None:
    inside, key = rng.choice(_nodes(message))
    value: Any = 0
    for _ in range(rng.choice((10, 200, 900))):
        value = rng.choice(([value], {"items": [value]}, {"$tuple": [value]}))
    inside[key] = value


def _lost(rng: random.Random, message: Message) -> None:
    inside, key = rng.choice(_nodes(message))
    del inside[key]


MESSAGE_CHANGES = (_other_value, _other_array, _invented_array, _deep, _lost)


def _asked(rng: random.Random, unit: str) -> Message:
    """Una petición de una pieza, o de lo que sea."""
    name = rng.choice(
        [*services(unit), "numpy.convolve", "función:0", "suspect:", "os.system", anything(rng)]
    )
    given = [rng.choice((np.ones((1, 2, 3, 3)), 1, -1, 10**9, 2.5, anything(rng))) for _ in range(5)]
    return {"op": "ask", "name": name, "arguments": rng.choice((given, anything(rng))), "named": {}}


def _sequence(rng: random.Random, unit: str, messages: list[Message]) -> list[Message]:
    """Mensajes repetidos, desordenados, perdidos o de más."""
    kind = rng.randrange(6)
    if kind == 0:
        rng.shuffle(messages)
    elif kind == 1:
        messages *= 2
    elif kind == 2:
        del messages[rng.randrange(len(messages)) :]
    elif kind == 3:
        messages[rng.randrange(len(messages)) :] = []
        messages += [_asked(rng, unit) for _ in range(rng.randrange(20))]
    elif kind == 4:
        messages.insert(rng.randrange(len(messages)), {"op": rng.choice(("lost", "own", "missing", "done"))})
    return messages


def _bytes(rng: random.Random, said: bytes) -> bytes:
    """Bytes cambiados: cabeceras que mienten, tramas cortadas, basura."""
    kind = rng.randrange(5)
    place = rng.randrange(len(said))
    if kind == 0:
        sizes = struct.pack("<IQ", rng.getrandbits(rng.choice((8, 32))), rng.getrandbits(rng.choice((8, 64))))
        return said[:place] + sizes + said[place:]
    if kind == 1:
        return said[:place]
    if kind == 2:
        return said[:place] + rng.randbytes(rng.randrange(1, 40)) + said[place:]
    flipped = bytearray(said)
    for _ in range(rng.randrange(1, 8)):
        flipped[rng.randrange(len(flipped))] ^= 1 << rng.randrange(8)
    return bytes(flipped)


@dataclass(frozen=True)
class Case:
    """Lo que contesta un ejecutor, cuántos mensajes son y cuántos puntos merecía antes de estropearlo."""

    exercise: Exercise
    said: bytes
    messages: int
    code: int | None
    deserved: float


def case(seed: int, number: int) -> Case:
    """El caso ``number`` de ``seed``: siempre el mismo."""
    rng = random.Random(f"{seed}-{number}")
    exercise = rng.choice([e for e in exercises.all_exercises().values() if not e.suspect])
    right = rng.random() < 0.5
    messages = [{"op": "ready"}, *map(_copied, _answers(exercise.name, right)), {"op": "done", "exit": 0}]
    for _ in range(rng.randrange(1, 4)):
        rng.choice(MESSAGE_CHANGES)(rng, rng.choice(messages[1:]))
    if rng.random() < 0.5:
        messages = _sequence(rng, exercise.unit, messages) or [{"op": "ready"}]
    said = b"".join(map(_packed, messages))
    if rng.random() < 0.5:
        said = _bytes(rng, said)
    deserved = exercise.points if right else _judged(exercise, _answers(exercise.name, right))
    return Case(exercise, said, len(messages), rng.choice((None, 0, 1, 124, -9, -24)), deserved)


def _packed(message: Message) -> bytes:
    try:
        return pack(message)
    except (TypeError, ValueError, RecursionError):  # no se puede ni escribir: como si no se enviara
        return b""


def _judged(exercise: Exercise, answers: tuple[Message, ...]) -> float:
    said = b"".join(map(pack, ({"op": "ready"}, *answers, {"op": "done", "exit": 0})))
    return run(Case(exercise, said, len(answers) + 2, 0, exercise.points))


def run(one: Case) -> float:
    """Lee, juzga y escribe lo que contestó el ejecutor; da los puntos."""
    calls = planned_calls(one.exercise, SEED)
    budget = Budget(time.monotonic() + _LIMITS.notebook, 10**9)
    gauge = Gauge(process=Told(one.said, one.code), work=Path("/nada"), limits=_LIMITS, budget=budget)
    with talking(gauge, services(one.exercise.unit)) as told:
        evidence, _ = told.probe(one.exercise.name, calls)
    verdict = judge(one.exercise, SEED, quoted({"": evidence}, ["def f(): pass"])[""])
    for written in (render.text(verdict), render.html(verdict), render.html(verdict, reveal=False)):
        written.encode()
    archive.pack(Observed({one.exercise.name: evidence}, ran="", notices=()), SEED)
    return verdict.points


@dataclass
class Summary:
    """Lo que pasó: cuántos casos y mensajes, y los que fallaron, con su porqué."""

    seed: int
    cases: int = 0
    messages: int = 0
    seconds: float = 0.0
    failures: list[dict[str, Any]] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def fail(self, number: int, kind: str, detail: str) -> None:
        """Apunta un caso que falla."""
        self.kinds[kind] += 1
        self.failures.append({"number": number, "kind": kind, "detail": detail[:500]})


def campaign(messages: int, seed: int = 0, ran: Callable[[Case], float] = run) -> Summary:
    """Casos hasta llegar a ``messages`` mensajes."""
    summary, start = Summary(seed), time.monotonic()
    while summary.messages < messages:
        number = summary.cases
        one = case(seed, number)
        summary.cases, summary.messages = number + 1, summary.messages + one.messages
        tracemalloc.start()
        before = time.process_time()
        try:
            points = ran(one)
        except Exception as error:
            summary.fail(number, "lanza", f"{type(error).__name__}: {error}")
            points = 0.0
        spent, peak = time.process_time() - before, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        if spent > SECONDS or peak > MEMORY:
            summary.fail(number, "gasta", f"{spent:.1f} s y {peak // MIB} MiB")
        if points > one.deserved:
            summary.fail(number, "gana", f"{points:g} de {one.deserved:g} en {one.exercise.name}")
    summary.seconds = round(time.monotonic() - start, 1)
    return summary


def main(
    messages: Annotated[int, typer.Option(min=1, help="Cuántos mensajes.")] = 20_000,
    seed: Annotated[int, typer.Option(help="La semilla: la misma da los mismos casos.")] = 0,
    json_file: Annotated[Path | None, typer.Option("--json", help="Escribe el resumen aquí.")] = None,
) -> None:
    """Estropea lo que contestan los ejecutores; termina con código 1 si algo falla."""
    summary = campaign(messages, seed)
    for found in summary.failures:
        print(f"✘ {found['kind']} · caso {found['number']} · {found['detail']}")
    kinds = summary.kinds
    print(
        f"{summary.messages} mensajes en {summary.cases} casos: {kinds['lanza']} lanzan algo, "
        f"{kinds['gasta']} gastan de más y {kinds['gana']} ganan puntos. {summary.seconds:g} s."
    )
    if json_file:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(vars(summary), ensure_ascii=False, indent=1), "utf-8")
    raise typer.Exit(1 if summary.failures else 0)


if __name__ == "__main__":
    typer.run(main)
