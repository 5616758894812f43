"""Piezas con las que se describe un ejercicio: criterios, errores conocidos y lo que debe dar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from grader.arguments import digest
from grader.exercises import recorded
from grader.exercises.drawing import Draw, Seed

Arguments = tuple[Any, ...]
Oracle = Callable[..., Any]
Terms = Callable[[Arguments, tuple[np.ndarray, ...]], tuple[np.ndarray, ...]]

#: Con qué tolerancia coinciden dos valores float64.
RTOL, ATOL = 1e-6, 1e-8

#: Cuántos sorteos recuerda un ejercicio: una clase entera suele compartir uno.
MAX_REMEMBERED_SEEDS = 4


def outputs(result: Any) -> tuple[np.ndarray, ...]:
    """Los arrays que devuelve un oráculo, uno detrás de otro: los de una tupla o un diccionario, en orden."""
    if isinstance(result, tuple | dict):
        inside = result.values() if isinstance(result, dict) else result
        return tuple(array for part in inside for array in outputs(part))
    return (np.asarray(result),)


@dataclass(frozen=True)
class Criterion:
    """Una propiedad con nombre que la solución debe cumplir.

    ``weight`` son sus puntos; ``inputs`` sortea varias listas de argumentos; ``looks_at`` dice qué se
    mira en cada resultado: ``"values"``, ``"shape"``, ``"dtype"``, ``"integer"``, ``"inputs"`` (que la
    función no los modifique), ``"view"`` (los valores y que no los copie) o ``"cost"`` (los valores y que no
    cueste ``most`` vueltas de ``grader.observing.turn``), o es una función que recibe los resultados y dice
    qué les pasa (o ``None``).
    ``output`` es la posición del único resultado que se mira, si no son todos. ``like`` es el nombre de otro
    criterio con cuyas entradas se llama otra vez; ``whole``, la posición de un array que se da además de
    enteros, en una llamada que no quita puntos: no se promete que las entradas lo sean.
    """

    name: str
    weight: float
    inputs: Callable[[Draw], Sequence[Arguments]]
    looks_at: str | Callable[[Arguments], str | None] = "values"
    output: int | None = None
    like: str = ""
    whole: int | None = None
    most: float = 0.0

    def draw(self, seed: Seed, exercise: str) -> list[Arguments]:
        """Las listas de argumentos que se sortean con ``seed``."""
        drawn = [*self.inputs(Draw(seed, exercise, self.like or self.name))]
        return drawn if self.whole is None else [*drawn, _whole(drawn[0], self.whole)]


def _whole(arguments: Arguments, position: int) -> Arguments:
    """Los mismos argumentos, con los enteros desde 0 en el array ``position``."""
    x = arguments[position]
    whole = np.arange(x.size, dtype=np.int64).reshape(x.shape)  # en un navegador serían de 32 bits
    return (*arguments[:position], whole, *arguments[position + 1 :])


@dataclass(frozen=True, eq=False)
class Variation:
    """El programa de un estudiante con algunas decisiones cambiadas.

    ``program`` recibe los argumentos del ejercicio y, por nombre, las decisiones: dónde empieza una ventana,
    cómo se acumula, qué se recorta… Sin ninguna hace lo correcto. ``choices`` son las que se cambian. Así un
    error conocido es una variación, y dos errores a la vez, otra.
    """

    program: Oracle
    choices: Mapping[str, Any]

    def __call__(self, *arguments: Any) -> Any:
        return self.program(*arguments, **self.choices)

    def along(self, other: Oracle) -> "Variation | None":
        """Las decisiones de las dos, si son del mismo programa y no son la misma; si no, ``None``."""
        if not isinstance(other, Variation) or other.program is not self.program:
            return None
        if self.choices.keys() & other.choices.keys():
            return None
        return Variation(self.program, {**self.choices, **other.choices})


@dataclass(frozen=True)
class Mistake:
    """Un error conocido.

    ``oracle`` devuelve lo que daría el código equivocado, o lanza una excepción donde ese código la
    lanzaría: suele ser una ``Variation``, y entonces se reconoce también junto a otro. ``also`` son otras
    maneras de cometerlo, que en algún caso dan otra cosa. ``diagnosis`` dice con qué coincide el resultado;
    ``next_step``, qué mirar; ``help`` es el título de la ayuda del cuaderno que trata de ello.
    """

    id: str
    diagnosis: str
    next_step: str
    oracle: Oracle
    help: str = ""
    also: tuple[Oracle, ...] = ()


def _unsigned(argument: Any, sign: int = 1) -> Any:
    """El argumento con todos sus números positivos; un número suelto, por ``sign``."""
    if isinstance(argument, dict):
        return {key: _unsigned(inside, sign) for key, inside in argument.items()}
    if not isinstance(argument, np.ndarray | int | float):
        return argument
    return abs(argument) * (sign if isinstance(argument, float) else 1)


@dataclass(frozen=True, eq=False)
class Question:
    """Una llamada que se pide: con qué argumentos, qué criterio la mira y qué debe dar.

    ``exercise`` es el nombre con el que puede estar guardado lo que da, y ``answer``, lo que da lo mismo que
    el oráculo sin PyTorch; ``terms``, el del ejercicio. Lo que se calcula de ella se calcula una vez y sirve
    para todas las entregas del mismo sorteo: nadie debe modificar nada.
    """

    criterion: Criterion
    arguments: Arguments
    oracle: Oracle
    exercise: str = ""
    answer: Oracle | None = None
    terms: Terms | None = None

    @cached_property
    def result(self) -> Any:
        """El resultado correcto, como lo devuelve el oráculo."""
        found = recorded.find(self.exercise, self.given)
        return self._asked(*self.given) if found is None else found

    def _asked(self, *arguments: Any) -> Any:
        """Lo que dice PyTorch o, si no está instalado, el programa."""
        try:
            return self.oracle(*arguments)
        except ModuleNotFoundError:
            if self.answer is None:
                raise
            return self.answer(*arguments)

    @cached_property
    def given(self) -> Arguments:
        """Los argumentos; los enteros que se dan aparte, con decimales, porque de enteros no se deriva."""
        at = self.criterion.whole if self.is_aside else None
        return tuple(a.astype(float) if i == at else a for i, a in enumerate(self.arguments))

    @cached_property
    def is_aside(self) -> bool:
        """Si es la llamada con enteros, de la que solo sale un consejo."""
        at = self.criterion.whole
        return at is not None and self.arguments[at].dtype.kind == "i"

    @cached_property
    def expected(self) -> tuple[np.ndarray, ...]:
        """Los arrays del resultado correcto."""
        return outputs(self.result)

    @cached_property
    def scale(self) -> tuple[np.ndarray, ...]:
        """De cada valor, lo que suman sin su signo los términos de los que sale: con ello crece el redondeo.

        Vacío si no se sabe: algún argumento es una función o algún resultado no tiene decimales.
        """
        given = self.given
        if any(callable(a) for a in given) or any(e.dtype.kind != "f" for e in self.expected):
            return ()
        # sin los signos de todos, o solo sin los de uno: con otros signos, un máximo está en otra casilla
        every = [tuple(_unsigned(a, s) for a in given) for s in (1, -1)]
        for i, argument in enumerate(given):
            if isinstance(argument, np.ndarray | dict):
                every.append((*given[:i], _unsigned(argument), *given[i + 1 :]))
        results = [
            self.expected,
            *(outputs((self.answer or self.oracle)(*arguments)) for arguments in every),
        ]
        if self.terms:
            results.append(self.terms(given, self.expected))
        return tuple(np.abs(each).max(axis=0) for each in zip(*results, strict=True))

    @cached_property
    def digest(self) -> str:
        """La huella de los argumentos: con ella se sabe si se llamó con estos."""
        return digest(self.arguments)


@dataclass(frozen=True)
class Exercise:
    """Un ejercicio calificado.

    ``oracle`` recibe los mismos argumentos que la función del estudiante y devuelve el resultado
    correcto, calculado con PyTorch: un array, o una tupla o un diccionario de ellos. ``outputs`` son los
    nombres de esos arrays, en orden; ``formula``, en palabras, la forma de la salida, o la de cada una (en
    una caza, qué es cada valor que se contesta); ``axes`` nombra los ejes de cada salida si no son los de
    ``location.axis_names``.
    ``window(arguments, index)`` da los trozos de la entrada de los que sale el valor ``index``. ``live`` da
    lo que el oráculo, sin PyTorch; si falta, lo da el programa de los errores. ``suspect`` es la función
    equivocada de una caza del error. ``uses`` son las funciones del mismo cuaderno a las que llama la del
    estudiante, e ``inherited``, los errores que se le ven si el que está mal es de una de ellas.
    ``unrolled(arguments)`` es la forma con la que se señala un sitio del resultado
    cuando sus ejes son varios juntos, como las filas y las columnas de ``im2col``. ``code``, en una caza, es
    el trozo de la función equivocada en el que está el error, con ``# ◀`` al final de sus líneas: se enseña a
    quien la resuelve, y no debe bastar para escribir la función. ``terms(arguments, expected)`` es, de cada
    salida, lo que suman sin su signo los términos que no se ven en los argumentos.
    """

    name: str
    unit: str
    parameters: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    oracle: Oracle
    outputs: tuple[str, ...] = ("resultado",)
    formula: str | tuple[str, ...] = ""
    axes: tuple[tuple[str, ...], ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    window: Callable[[Arguments, tuple[int, ...]], list[tuple[str, np.ndarray]]] | None = None
    live: Oracle | None = None
    suspect: Oracle | None = None
    uses: tuple[str, ...] = ()
    inherited: Sequence[str] = ()
    unrolled: Callable[[Arguments], tuple[int, ...]] | None = None
    code: str = ""
    terms: Terms | None = None
    points: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", float(sum(c.weight for c in self.criteria)))
        object.__setattr__(self, "_drawn", {})
        object.__setattr__(self, "by_points", {})

    def told_shape(self, position: int) -> str:
        """En palabras, la forma de la salida número ``position``; vacío, si no se dice."""
        if isinstance(self.formula, str):
            return self.formula
        return self.formula[position] if self.formula else ""

    def worth(self, points: float) -> "Exercise":
        """El mismo ejercicio cuando vale ``points`` en total: cada criterio, en proporción."""
        if points == self.points or not self.points:
            return self
        if points not in self.by_points:
            scale = points / self.points
            criteria = tuple(replace(c, weight=c.weight * scale) for c in self.criteria)
            scaled = replace(self, criteria=criteria)
            object.__setattr__(scaled, "points", float(points))  # sin lo que se pierde al sumar
            self.by_points[points] = scaled
        return self.by_points[points]

    @cached_property
    def ways(self) -> tuple[Mistake, ...]:
        """Los errores conocidos, uno por cada manera de cometerlos."""
        return tuple(replace(m, oracle=o, also=()) for m in self.mistakes for o in (m.oracle, *m.also))

    def answer(self, *arguments: Any) -> Any:
        """Lo que da el oráculo, calculado sin PyTorch: con ``live`` o con el programa de los errores.

        Sirve para los argumentos de un estudiante. Lanza una excepción cualquiera si no encajan.
        """
        with np.errstate(all="ignore"):
            return self._unaided(*arguments)

    @cached_property
    def _unaided(self) -> Oracle:
        programs = (m.oracle.program for m in self.mistakes if isinstance(m.oracle, Variation))
        return self.live or next(programs, self.oracle)

    @cached_property
    def compatible(self) -> np.ndarray:
        """Si los errores i y j de ``ways``, con i < j, caben en el mismo programa."""
        ways = self.ways
        fit = np.zeros((len(ways),) * 2, bool)
        for i, j in combinations(range(len(ways)), 2):
            one, other = ways[i].oracle, ways[j].oracle
            fit[i, j] = ways[i].id != ways[j].id and isinstance(one, Variation) and bool(one.along(other))
        return fit

    def draw(self, seed: Seed) -> tuple[Question, ...]:
        """Lo que se pregunta con ``seed``, criterio a criterio; nadie debe modificarlo."""
        questions = self._drawn.pop(seed, None)
        if questions is None:
            questions = tuple(
                Question(criterion, arguments, self.oracle, self.name, self.answer, self.terms)
                for criterion in self.criteria
                for arguments in criterion.draw(seed, self.name)
            )
            if len(self._drawn) >= MAX_REMEMBERED_SEEDS:
                del self._drawn[next(iter(self._drawn))]
        self._drawn[seed] = questions  # al final: se olvida el que lleva más tiempo sin pedirse
        return questions
