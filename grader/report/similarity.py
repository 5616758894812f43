"""Qué entregas de una unidad se parecen más de lo que explican el enunciado y las soluciones de siempre.

Cada función se reduce a fragmentos (``fragments``) y cada fragmento pesa según lo raro que es en la clase:
lo que escribe casi todo el mundo, lo que da la publicación y lo que está en la solución del docente apenas
cuenta. El parecido de dos funciones es la parte de su peso que comparten (índice de Dice): de 0 a 1.

Las bibliotecas que hay (``copydetect`` y otras que siguen a MOSS) comparan sucesiones de símbolos: cambiar el
orden de las instrucciones las despista y un fragmento que escribe media clase pesa como uno único. Aquí las
soluciones son cortas y casi todas parecidas, así que lo que importa es justo ese peso.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.report.fragments import Fingerprint, fingerprint
from grader.report.sources import Written

#: Parecido a partir del cual se enseña una pareja.
MIN_SIMILARITY = 0.8
#: Una función con menos nodos nunca basta por sí sola: hay pocas maneras de escribirla.
MIN_NODES = 75
#: Cuánto peso raro deben compartir: dos respuestas comunes iguales no llegan.
MIN_EVIDENCE = 32.0
#: Los que imaginamos que no están en la clase: con pocas entregas, coincidir dos dice menos.
ABSENT_STUDENTS = 20
#: Lo que vale un fragmento que también está en la solución del docente.
KNOWN_ANSWER = 0.15
#: Un fragmento que pesa menos lo escribe tanta gente que marcarlo confunde.
MIN_MARKED = 0.1
_BLOCK = 4096

Lines = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True)
class Alike:
    """Dos estudiantes cuyas funciones ``exercise`` se parecen: de 0 a 1, y con cuánto peso raro en común.

    ``keys`` son los fragmentos poco corrientes que comparten y ``lines``, dónde están: las líneas de la
    primera y las de la segunda.
    """

    exercise: str
    first: str
    second: str
    similarity: float
    evidence: float
    keys: frozenset[str] = frozenset()
    lines: Lines = ()


@dataclass(frozen=True)
class Compared:
    """Las parejas parecidas de un ejercicio, a quiénes se comparó y de quiénes no se entiende el código."""

    exercise: str
    pairs: tuple[Alike, ...]
    students: tuple[str, ...]
    unreadable: tuple[str, ...]


def compare(
    exercise: str,
    codes: Mapping[str, Written],
    given: Iterable[Written | None] = (),
    answers: Iterable[Written | None] = (),
    minimum: float = MIN_SIMILARITY,
) -> Compared:
    """Compara las funciones ``codes`` (por estudiante) y da las parejas que llegan a ``minimum``.

    ``given`` es lo que la publicación ya trae escrito; ``answers``, las soluciones del docente.
    """
    prints = {student: _fingerprint(code) for student, code in codes.items()}
    students = [s for s, p in prints.items() if p is not None and p.nodes >= MIN_NODES]
    # para saber qué es común cuentan también las funciones cortas
    every = [p for p in prints.values() if p is not None]
    weights = _Weights.of(every, _keys(given), _keys(answers))
    pairs = [
        _alike(exercise, (students[i], students[j]), prints, weights, float(similarity), float(evidence))
        for i, j, similarity, evidence in _close([weights.vector(prints[s]) for s in students], minimum)
    ]
    pairs.sort(key=lambda pair: (-pair.similarity, -pair.evidence, pair.first, pair.second))
    unreadable = tuple(s for s, p in prints.items() if p is None)
    return Compared(exercise=exercise, pairs=tuple(pairs), students=tuple(students), unreadable=unreadable)


def _fingerprint(code: Written | None) -> Fingerprint | None:
    if code is None or code.tree is None:
        return None
    try:
        return fingerprint(code.tree, code.exercise)
    except RecursionError:
        return None


def _keys(codes: Iterable[Written | None]) -> set[str]:
    return {f.key for code in codes if (p := _fingerprint(code)) is not None for f in p.fragments}


@dataclass(frozen=True)
class _Weights:
    """Lo que pesa cada fragmento: 1 por raíz de su tamaño si solo lo tienen dos; casi nada si es común."""

    counts: Mapping[str, int]
    total: int
    given: set[str]
    answers: set[str]

    @classmethod
    def of(cls, prints: Sequence[Fingerprint], given: set[str], answers: set[str]) -> "_Weights":
        counts = Counter(key for p in prints for key in {f.key for f in p.fragments})
        return cls(counts=counts, total=len(prints) + ABSENT_STUDENTS, given=given, answers=answers)

    def weight(self, key: str, size: int) -> float:
        if key in self.given:
            return 0.0
        rare = math.log(self.total / max(self.counts[key], 2)) / math.log(self.total / 2)
        return rare**2 * math.sqrt(size) * (KNOWN_ANSWER if key in self.answers else 1.0)

    def vector(self, found: Fingerprint) -> dict[str, float]:
        return {f.key: self.weight(f.key, f.size) for f in found.fragments}


def _close(vectors: Sequence[Mapping[str, float]], minimum: float) -> Iterable[tuple[int, int, float, float]]:
    """Las parejas con parecido suficiente: (posición, posición, parecido, peso en común).

    Un producto de matrices por bloques de fragmentos: 300 funciones son milésimas de segundo.
    """
    seen = Counter(key for vector in vectors for key in vector)
    columns = {key: i for i, key in enumerate(k for k, times in seen.items() if times > 1)}
    shared = np.zeros((len(vectors), len(vectors)), dtype=np.float32)
    for start in range(0, len(columns), _BLOCK):
        block = np.zeros((len(vectors), min(_BLOCK, len(columns) - start)), dtype=np.float32)
        for row, vector in enumerate(vectors):
            for key, weight in vector.items():
                column = columns.get(key, -1) - start
                if 0 <= column < block.shape[1]:
                    block[row, column] = math.sqrt(weight)
        shared += block @ block.T
    totals = np.array([sum(vector.values()) for vector in vectors], dtype=np.float32)
    similarity = 2 * shared / np.maximum(totals[:, None] + totals[None, :], 1e-9)
    enough = (similarity >= minimum - 1e-4) & (shared >= MIN_EVIDENCE)
    for i, j in np.argwhere(np.triu(enough, 1)):
        yield int(i), int(j), min(similarity[i, j], 1.0), shared[i, j]


def matching(alike: Alike, first: Written, second: Written) -> Alike:
    """``alike`` con las líneas que coinciden en estas otras versiones de sus dos códigos.

    Solo cuentan los fragmentos que ya coincidían y no eran corrientes.
    """
    prints = [_fingerprint(code) for code in (first, second)]
    if None in prints:
        return replace(alike, lines=())
    return replace(alike, lines=_lines(*prints, alike.keys))


def _lines(first: Fingerprint, second: Fingerprint, keys: frozenset[str]) -> Lines:
    where = {f.key: f for f in second.fragments}
    return tuple(
        sorted({(f.lines, where[f.key].lines) for f in first.fragments if f.key in keys and f.key in where})
    )


def _alike(
    exercise: str,
    students: tuple[str, str],
    prints: Mapping[str, Fingerprint | None],
    weights: _Weights,
    similarity: float,
    evidence: float,
) -> Alike:
    first, second = (prints[s] for s in students)
    both = {f.key for f in first.fragments} & {f.key for f in second.fragments}
    keys = frozenset(key for key in both if weights.weight(key, 1) >= MIN_MARKED)
    return Alike(
        exercise=exercise,
        first=students[0],
        second=students[1],
        similarity=round(similarity, 3),
        evidence=round(evidence, 1),
        keys=keys,
        lines=_lines(first, second, keys),
    )
