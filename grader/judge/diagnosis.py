"""Reconocer lo que está mal: solo si **todo** lo que devolvió la función coincide con lo que se nombra.

Se busca la explicación más pequeña: un error conocido; si no lo hay, dos a la vez en el mismo programa; y si
tampoco, uno para unos casos y otro para otros. Se nombra cuando no hay otra igual de pequeña. Si la función
devuelve varios resultados, cada explicación responde de los que cambia: así se reconocen a la vez un error en
el gradiente de los pesos y otro en el de la entrada.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from grader.exercises.base import Exercise, Mistake
from grader.judge.comparison import Case
from grader.judge.forecasts import Explanation, Seen, forecast, see, together

DISTINGUISHING_CASES = 3

#: Cuántas parejas se comprueban enteras: las que se descartan por lo que hace cada error solo no cuentan.
MAX_PAIRS = 200

#: Entre cuántos errores se reparten los casos, como mucho.
MAX_SHARED = 3


@dataclass(frozen=True)
class Cause:
    """Lo que se reconoce: un error, o varios a la vez.

    ``criteria`` son los criterios que explica, si no explica todos los que fallan.
    """

    mistakes: tuple[Mistake, ...]
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """``causes``: lo que se reconoce; ``possible``: los errores que no se distinguen entre sí."""

    causes: tuple[Cause, ...] = ()
    possible: tuple[Mistake, ...] = ()

    @property
    def certain(self) -> tuple[Mistake, ...]:
        """Los errores que se nombran, cada uno una vez."""
        return tuple(dict.fromkeys(m for cause in self.causes for m in cause.mistakes))

    def named(self, known: Mapping[str, Mistake]) -> "Diagnosis":
        """Lo mismo, con los errores tal como los conoce el ejercicio."""
        causes = (replace(c, mistakes=tuple(known[m.id] for m in c.mistakes)) for c in self.causes)
        return Diagnosis(tuple(causes), tuple(known[m.id] for m in self.possible))


def diagnose(exercise: Exercise, cases: Sequence[Case]) -> Diagnosis:
    """Lo que está mal en ``exercise`` según lo observado en ``cases``."""
    # primero los últimos, que son los más enrevesados: descartan casi todo, y en toda la clase son los mismos
    seen = [see(c) for c in reversed(cases) if c.question.criterion.looks_at == "values"]
    known = [replace(m, oracle=o, also=()) for m in exercise.mistakes for o in (m.oracle, *m.also)]
    return _search(tuple(known), seen).named({m.id: m for m in exercise.mistakes})


def _search(known: tuple[Mistake, ...], seen: Sequence[Seen]) -> Diagnosis:
    alone = _alone([(m,) for m in known], seen)
    wrong = frozenset().union(*(s.wrong for s in seen))
    left = wrong - alone.outputs
    if not left or not known:
        return alone.diagnosis
    table = _Table.of(known, seen)
    candidates = table.pairs()
    # dos errores que lo explican todo son menos que uno para una salida y dos para otra
    pairs = _alone(candidates, seen)
    if pairs.outputs >= wrong:
        return pairs.diagnosis
    pairs = _alone(candidates, seen, left)
    if left - pairs.outputs and not (alone.outputs or pairs.outputs):
        return table.shared_out()
    return Diagnosis(
        alone.diagnosis.causes + pairs.diagnosis.causes, alone.diagnosis.possible + pairs.diagnosis.possible
    )


@dataclass(frozen=True)
class _Found:
    diagnosis: Diagnosis
    outputs: frozenset[int]


def _any() -> None:
    """En lugar del oráculo: da igual de qué manera se cometió el error."""


def _alone(
    candidates: Iterable[Explanation], seen: Sequence[Seen], among: frozenset[int] | None = None
) -> _Found:
    """Las explicaciones que coinciden y, de las que cambian los mismos resultados, las que son únicas.

    Con ``among``, solo las que cambian alguno de esos resultados y ningún otro que ya esté explicado.
    """
    found: dict[Explanation, frozenset[int]] = {}
    for mistakes in candidates:
        changed = _coincides(mistakes, seen)
        if changed and (among is None or changed <= among):
            found.setdefault(tuple(replace(m, oracle=_any) for m in mistakes), changed)
    # lo que explica más resultados es una causa; por partes serían varias
    found = {m: where for m, where in found.items() if not any(where < more for more in found.values())}
    causes, possible = [], []
    for mistakes, changed in found.items():
        rivals = [other for other, where in found.items() if other is not mistakes and changed & where]
        if not rivals:
            causes.append(Cause(mistakes))
            continue
        # lo que está en todas las que coinciden es seguro; lo demás, una de varias posibilidades
        common = tuple(m for m in mistakes if all(m in other for other in rivals))
        causes += [Cause(common)] * bool(common)
        possible += [m for m in mistakes if m not in common]
    return _Found(
        Diagnosis(tuple(dict.fromkeys(causes)), tuple(dict.fromkeys(possible))),
        frozenset().union(*found.values()),
    )


def _coincides(mistakes: Explanation, cases: Sequence[Seen]) -> frozenset[int]:
    """Los resultados que ``mistakes`` cambia, si lo observado coincide con él; si no, ninguno."""
    forecasts = []
    for seen in cases:
        told = forecast(seen.case.question, mistakes)
        if not told.explains(seen):  # los demás ni se calculan
            return frozenset()
        forecasts.append(told)
    changed = frozenset().union(*(f.changed for f in forecasts))
    everywhere = all(s.same(f.predicted, changed) for s, f in zip(cases, forecasts, strict=True))
    if not everywhere or sum(bool(f.changed) for f in forecasts) < DISTINGUISHING_CASES:
        return frozenset()
    if len(mistakes) > 1 and not all(_needed(m, mistakes, cases) for m in mistakes):
        return frozenset()
    return changed


def _needed(mistake: Mistake, mistakes: Explanation, cases: Sequence[Seen]) -> bool:
    """Si sin ``mistake`` los demás darían otra cosa en bastantes casos."""
    others = tuple(m for m in mistakes if m is not mistake)
    without = (forecast(seen.case.question, others) for seen in cases)
    missed = 0
    for seen, told in zip(cases, without, strict=True):
        missed += not told.same_as(forecast(seen.case.question, mistakes))
        if missed >= DISTINGUISHING_CASES:
            return True
    return False


@dataclass(frozen=True, eq=False)
class _Table:
    """Cada error conocido en cada caso: si cambia algo (``active``) y si lo observado es eso (``fits``)."""

    mistakes: tuple[Mistake, ...]
    seen: Sequence[Seen]
    active: np.ndarray
    fits: np.ndarray

    @classmethod
    def of(cls, mistakes: tuple[Mistake, ...], seen: Sequence[Seen]) -> "_Table":
        told = [[forecast(s.case.question, (m,)) for s in seen] for m in mistakes]
        active = np.array([[bool(f.changed) for f in row] for row in told]).reshape(len(mistakes), -1)
        fits = np.array([[f.explains(s) for f, s in zip(row, seen, strict=True)] for row in told])
        return cls(mistakes, seen, active, fits.reshape(len(mistakes), -1))

    def pairs(self) -> list[Explanation]:
        """Las parejas que pueden coincidir: donde solo un error cambia algo, se vio lo de ese error."""
        one, other = self.active[:, None], self.active[None]
        possible = (one & other) | np.where(other, self.fits[None], self.fits[:, None])
        places = np.argwhere(np.triu(possible.all(2), 1))
        found = [(self.mistakes[i], self.mistakes[j]) for i, j in places.tolist()]
        return [p for p in found if p[0].id != p[1].id and together(p)][:MAX_PAIRS]

    def shared_out(self) -> Diagnosis:
        """Los errores que se reparten los casos que fallan, si solo hay una manera de repartirlos."""
        failed = np.array([bool(s.wrong) for s in self.seen])
        explains = self.active & self.fits & failed
        raises = np.array([s.case.call.error is not None for s in self.seen])
        # quien debería cambiar un caso que está bien no es lo que pasa; y de los que solo fallan basta uno: con
        # varios se explica que una función falle en todas partes
        able = [
            i
            for i in range(len(self.mistakes))
            if explains[i].sum() >= DISTINGUISHING_CASES and not (self.active[i] & ~failed).any()
        ]
        for size in range(2, MAX_SHARED + 1):
            sets = [
                s
                for s in combinations(able, size)
                if self._cover(explains, s, failed)
                and sum((explains[i] & ~raises).any() for i in s) >= size - 1
            ]
            if sets:
                return Diagnosis(self._causes(explains, sets[0]) if len(sets) == 1 else ())
        return Diagnosis()

    def _cover(self, explains: np.ndarray, chosen: tuple[int, ...], failed: np.ndarray) -> bool:
        times = explains[list(chosen)].sum(0)
        own = [(explains[i] & (times == 1)).sum() >= DISTINGUISHING_CASES for i in chosen]
        return all(own) and bool((times[failed] > 0).all())

    def _causes(self, explains: np.ndarray, chosen: tuple[int, ...]) -> tuple[Cause, ...]:
        names = [s.case.question.criterion.name for s in self.seen]
        return tuple(
            Cause(
                (self.mistakes[i],), tuple(dict.fromkeys(names[c] for c in np.flatnonzero(explains[i])[::-1]))
            )
            for i in chosen
        )
