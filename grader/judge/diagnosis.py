"""Reconocer lo que está mal: solo si **todo** lo que devolvió la función coincide con lo que se nombra.

Se busca la explicación más pequeña: un error conocido; si no lo hay, dos a la vez en el mismo programa; y si
tampoco, uno para unos casos y otro para otros. Se nombra cuando no hay otra igual de pequeña. Si la función
devuelve varios resultados, cada explicación responde de los que cambia: así se reconocen a la vez un error en
el gradiente de los pesos y otro en el de la entrada.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from grader.exercises.base import Exercise, Mistake
from grader.judge.comparison import Case
from grader.judge.forecasts import Explanation, Seen, forecast, see, together

DISTINGUISHING_CASES = 3

#: Cuántas parejas se calculan, como mucho, de las que casan con lo que hace cada error solo.
MAX_PAIRS = 1500

#: Y cuántas de las demás: un error puede cambiar lo que hace el otro.
MAX_OTHER_PAIRS = 300

#: Cuántas veces, como mucho, se juntan dos parejas que comparten un error.
MAX_CHAINED = 50

#: En cuántos casos, al menos, se mira lo que hace cada error solo para elegir esas.
MIN_LOOKED_AT = 8

#: Entre cuántos errores se reparten los casos, como mucho.
MAX_SHARED = 3


@dataclass(frozen=True)
class Cause:
    """Lo que se reconoce: un error, o varios a la vez.

    ``criteria`` son los criterios que explica, si no explica todos los que fallan. ``options`` es lo que hay
    además, si las entradas no lo distinguen: una de ellas, de uno o varios errores.
    """

    mistakes: tuple[Mistake, ...]
    criteria: tuple[str, ...] = ()
    options: tuple[tuple[Mistake, ...], ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """Las causas de lo observado: de cada una, lo que es seguro y lo que no se distingue.

    ``whole`` dice si no queda ningún resultado sin explicar.
    """

    causes: tuple[Cause, ...] = ()
    whole: bool = True

    @property
    def certain(self) -> tuple[Mistake, ...]:
        """Los errores que se nombran, cada uno una vez."""
        return tuple(dict.fromkeys(m for cause in self.causes for m in cause.mistakes))

    @property
    def possible(self) -> frozenset[str]:
        """Los nombres de todos los errores de los que se habla."""
        told = [(*c.mistakes, *(m for option in c.options for m in option)) for c in self.causes]
        return frozenset(m.id for each in told for m in each)

    def named(self, known: Mapping[str, Mistake]) -> "Diagnosis":
        """Lo mismo, con los errores tal como los conoce el ejercicio."""

        def told(mistakes: Explanation) -> Explanation:
            return tuple(known[m.id] for m in mistakes)

        return replace(
            self,
            causes=tuple(
                replace(c, mistakes=told(c.mistakes), options=tuple(map(told, c.options)))
                for c in self.causes
            ),
        )


def diagnose(exercise: Exercise, cases: Sequence[Case]) -> Diagnosis:
    """Lo que está mal en ``exercise`` según lo observado en ``cases``."""
    # primero los últimos, que son los más enrevesados: descartan casi todo, y en toda la clase son los mismos
    looked_at = (c for c in reversed(cases) if c.question.criterion.looks_at == "values")
    seen = see([c for c in looked_at if not _was_protected(c)])
    return _search(exercise, seen).named({m.id: m for m in exercise.mistakes})


def _was_protected(case: Case) -> bool:
    """Si la función quiso escribir en un argumento de solo lectura: de lo demás que haría no se ve nada."""
    error = case.call.error
    arrays = (a for a in case.question.arguments if isinstance(a, np.ndarray))
    return error is not None and "read-only" in error.message and any(not a.flags.writeable for a in arrays)


def _search(exercise: Exercise, seen: Sequence[Seen]) -> Diagnosis:
    known = exercise.ways
    alone = _alone(_matching([(m,) for m in known], seen))
    wrong = frozenset().union(*(s.wrong for s in seen))
    left = wrong - alone.outputs
    if not left or not known:
        return alone.diagnosis
    found: dict[Explanation, frozenset[int]] = {}
    for candidates in _pairs(exercise, seen):
        found |= _matching(candidates, seen)
        if not any(changed >= wrong for changed in found.values()):  # dos son menos que tres
            found |= _matching(_chained(found), seen)
        # dos errores que lo explican todo son menos que uno para una salida y dos para otra
        pairs = _alone(found)
        if pairs.outputs >= wrong:
            return pairs.diagnosis
        pairs = _alone({m: changed for m, changed in found.items() if changed <= left})
        if pairs.outputs >= left:
            break
    if left - pairs.outputs and not (alone.outputs or pairs.outputs):
        return _shared_out(known, seen)
    return Diagnosis(alone.diagnosis.causes + pairs.diagnosis.causes, whole=pairs.outputs >= left)


def _chained(found: Mapping[Explanation, frozenset[int]]) -> list[Explanation]:
    """Las parejas con un error común, juntas, si cada una responde de un resultado del que la otra no."""
    joined = (
        tuple(sorted({*one, *other}, key=lambda m: m.id))
        for (one, these), (other, those) in combinations(found.items(), 2)
        if these & those and these - those and those - these and set(one) & set(other)
    )
    return [three for three in dict.fromkeys(joined) if together(three)][:MAX_CHAINED]


@dataclass(frozen=True)
class _Found:
    diagnosis: Diagnosis
    outputs: frozenset[int]


def _any() -> None:
    """En lugar del oráculo: da igual de qué manera se cometió el error."""


def _alone(matching: Mapping[Explanation, frozenset[int]]) -> _Found:
    """De las explicaciones que coinciden y cambian los mismos resultados, las que son únicas."""
    found: dict[Explanation, frozenset[int]] = {}
    for mistakes, changed in matching.items():
        found.setdefault(tuple(replace(m, oracle=_any) for m in mistakes), changed)
    # lo que explica más resultados es una causa; por partes serían varias
    found = {m: where for m, where in found.items() if not any(where < more for more in found.values())}
    options: dict[Explanation, list[Explanation]] = {}
    for mistakes, changed in found.items():
        rivals = [other for other, where in found.items() if other is not mistakes and changed & where]
        # lo que está en todas las que coinciden es seguro; lo demás, una de varias posibilidades
        common = tuple(m for m in mistakes if all(m in other for other in rivals))
        left = tuple(m for m in mistakes if m not in common)
        options.setdefault(common, []).extend([left] * bool(left))
    causes = [Cause(common, options=tuple(dict.fromkeys(each))) for common, each in options.items()]
    return _Found(
        Diagnosis(tuple(sorted(causes, key=lambda c: not c.mistakes))), frozenset().union(*found.values())
    )


def _matching(candidates: Sequence[Explanation], seen: Sequence[Seen]) -> dict[Explanation, frozenset[int]]:
    """Las explicaciones que coinciden con lo observado, y los resultados que cambia cada una."""
    for s in seen:  # caso a caso: de uno se calcula una vez lo que comparten las explicaciones
        candidates = [m for m in candidates if forecast(s.case.question, m).explains(s)]
    found = {mistakes: _changed(mistakes, seen) for mistakes in candidates}
    return {mistakes: changed for mistakes, changed in found.items() if changed}


def _changed(mistakes: Explanation, seen: Sequence[Seen]) -> frozenset[int]:
    """Los resultados que ``mistakes`` cambia, si son los vistos en todos los casos; si no, ninguno."""
    forecasts = [forecast(s.case.question, mistakes) for s in seen]
    changed = frozenset().union(*(f.changed for f in forecasts))
    everywhere = all(s.same(f.predicted, changed) for s, f in zip(seen, forecasts, strict=True))
    if not everywhere or sum(bool(f.changed) for f in forecasts) < DISTINGUISHING_CASES:
        return frozenset()
    if len(mistakes) > 1 and not all(_needed(m, mistakes, seen) for m in mistakes):
        return frozenset()
    return changed


def _needed(mistake: Mistake, mistakes: Explanation, seen: Sequence[Seen]) -> bool:
    """Si sin ``mistake`` los demás darían otra cosa en bastantes casos."""
    others = tuple(m for m in mistakes if m is not mistake)
    missed = 0
    for question in (s.case.question for s in seen):
        missed += not forecast(question, others).same_as(forecast(question, mistakes))
        if missed >= DISTINGUISHING_CASES:
            return True
    return False


def _pairs(exercise: Exercise, seen: Sequence[Seen]) -> Iterator[list[Explanation]]:
    """Las parejas que casan con lo que hace cada error solo y, después, las que menos lo contradicen."""
    known = exercise.ways
    possible = exercise.compatible.copy()
    left = possible.sum()
    for looked_at, s in enumerate(seen, 1):
        # de los que ya no caben en ninguna pareja no hace falta saber más
        able = np.flatnonzero(possible.any(0) | possible.any(1))
        if not able.size:
            break
        possible[np.ix_(able, able)] &= _Row.of([known[i] for i in able], s).possible()
        before, left = left, possible.sum()
        # mirar otro caso cuesta lo que calcular una pareja por error
        if left <= len(able) or (looked_at >= MIN_LOOKED_AT and before - left < len(able)):
            break
    yield [(known[i], known[j]) for i, j in np.argwhere(possible)[:MAX_PAIRS].tolist()]
    score = sum(_Row.of(known, s).score() for s in seen[:MIN_LOOKED_AT])
    others = np.argwhere(exercise.compatible & ~possible)
    best = np.argsort(-score[tuple(others.T)], kind="stable")[:MAX_OTHER_PAIRS]
    yield [(known[i], known[j]) for i, j in others[best].tolist()]


@dataclass(frozen=True, eq=False)
class _Row:
    """Cada error conocido en un caso: qué resultados cambia, cuáles se vieron así y si lanza algo."""

    active: np.ndarray
    fits: np.ndarray
    raises: np.ndarray
    wrong: np.ndarray

    @classmethod
    def of(cls, known: Sequence[Mistake], seen: Seen) -> "_Row":
        told = [forecast(seen.case.question, (m,)) for m in known]
        outputs = range(len(seen.case.question.expected))
        return cls(
            np.array([[o in f.changed for o in outputs] for f in told]),
            np.array([[o in f.changed and seen.same(f.predicted, (o,)) for o in outputs] for f in told]),
            np.array([isinstance(f.predicted, Exception) for f in told]),
            np.array([o in seen.wrong for o in outputs]),
        )

    def possible(self) -> np.ndarray:
        """Qué parejas caben: el resultado que solo cambia un error se vio como lo deja ese error."""
        one, other = self.active[:, None], self.active[None]
        fits = np.where(one, self.fits[:, None], ~other | self.fits[None])
        return ((one & other) | fits).all(2) | self._stops()

    def score(self) -> np.ndarray:
        """Cuántos resultados están como los deja la pareja, menos cuántos no; los que cambian los dos, 0."""
        one, other = self.active[:, None], self.active[None]
        fits = np.where(one, self.fits[:, None], np.where(other, self.fits[None], ~self.wrong))
        told = np.where(one & other, 0, np.where(fits, 1, -1))
        return np.where(self._stops(), 0, told.sum(2))

    def _stops(self) -> np.ndarray:
        """Qué parejas no se sabe lo que hacen: un error lanza algo y el otro cambia lo que pasa antes."""
        acts = self.active.any(1)
        return (self.raises[:, None] & acts[None]) | (acts[:, None] & self.raises[None])


def _shared_out(known: Sequence[Mistake], seen: Sequence[Seen]) -> Diagnosis:
    """Los errores que se reparten los casos que fallan, si solo hay una manera de repartirlos."""
    able = list(known)
    explained = []
    for s in seen:
        told = [forecast(s.case.question, (m,)) for m in able]
        if s.wrong:
            explained.append({m for m, f in zip(able, told, strict=True) if f.changed and f.explains(s)})
            if not explained[-1]:
                return Diagnosis()
        else:  # quien debería cambiar un caso que está bien no es lo que pasa
            able = [m for m, f in zip(able, told, strict=True) if not f.changed]
    failed = [s for s in seen if s.wrong]
    of_each = {m: {c for c, by in enumerate(explained) if m in by} for m in able}
    able = [m for m in able if len(of_each[m]) >= DISTINGUISHING_CASES]
    # de los que solo fallan basta uno: con varios se explica que una función falle en todas partes
    valued = {c for c, s in enumerate(failed) if s.case.call.error is None}
    for size in range(2, MAX_SHARED + 1):
        sets = [
            chosen
            for chosen in combinations(able, size)
            if _cover([of_each[m] for m in chosen], len(failed))
            and sum(bool(of_each[m] & valued) for m in chosen) >= size - 1
        ]
        if len(sets) == 1:
            names = [s.case.question.criterion.name for s in failed]
            return Diagnosis(tuple(Cause((m,), _criteria(of_each[m], names)) for m in sets[0]))
        if sets:
            return Diagnosis()
    return Diagnosis()


def _cover(parts: Sequence[set[int]], cases: int) -> bool:
    """Si entre todos se explican todos los casos, y cada uno bastantes que los demás no."""
    times = Counter(c for part in parts for c in part)
    own = [sum(times[c] == 1 for c in part) for part in parts]
    return len(times) == cases and min(own) >= DISTINGUISHING_CASES


def _criteria(cases: set[int], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[c] for c in sorted(cases, reverse=True)))
