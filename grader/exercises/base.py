"""Piezas con las que se describe un ejercicio: criterios, errores conocidos y entradas con semilla."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

Arguments = tuple[Any, ...]
Oracle = Callable[..., Any]
Seed = int | str | bytes | None

#: Con qué tolerancia coinciden dos valores float64.
RTOL, ATOL = 1e-6, 1e-8

#: Cuántos sorteos recuerda un ejercicio: al calificar se piden, se juzgan y se archivan los mismos.
MAX_REMEMBERED_SEEDS = 4

#: Semilla del ``check`` que ve el estudiante; al calificar se usa otra, secreta.
VISIBLE_SEED = "visible"

#: Lo que no se puede usar para resolver ningún ejercicio: el curso es NumPy.
FORBIDDEN = (
    *("torch", "scipy", "sklearn", "skimage", "cv2", "tensorflow", "keras", "jax"),
    *("subprocess", "ctypes", "os.system", "os.popen"),
    *("builtins.exec", "builtins.eval", "builtins.__import__"),
)
#: En los ejercicios de convolución, tampoco las convoluciones ya hechas de NumPy.
FORBIDDEN_CONVOLUTION = (
    *FORBIDDEN,
    *("numpy.convolve", "numpy.correlate", "numpy.polymul", "numpy.poly1d", "numpy.polynomial"),
)


class Draw:
    """Sorteos reproducibles. Dos decimales bastan para que no haya coincidencias y se leen bien."""

    def __init__(self, seed: Seed, *labels: str) -> None:
        text = repr((VISIBLE_SEED if seed is None else seed, *labels)).encode()
        digest = hashlib.sha256(text).digest()
        self.generator = np.random.default_rng(int.from_bytes(digest, "big"))

    def array(self, *shape: int) -> np.ndarray:
        """Array float64 de forma ``shape`` con valores distintos de 0 entre -3 y 3."""
        magnitude = self.generator.integers(5, 300, size=shape)
        return magnitude * self._signs(shape) / 100.0

    def negative(self, *shape: int) -> np.ndarray:
        """Array float64 de forma ``shape`` con todos los valores menores que 0."""
        return -self.generator.integers(5, 300, size=shape) / 100.0

    def positive(self, *shape: int) -> np.ndarray:
        """Array float64 de forma ``shape`` con todos los valores mayores que 0."""
        return -self.negative(*shape)

    def whole(self, *shape: int) -> np.ndarray:
        """Array float64 de forma ``shape`` con valores enteros entre -9 y 9, nunca 0."""
        magnitude = self.generator.integers(1, 10, size=shape)
        return (magnitude * self._signs(shape)).astype(float)

    def _signs(self, shape: tuple[int, ...]) -> np.ndarray:
        """Lo que da ``choice([-1, 1])``, tres veces más deprisa."""
        return 2 * self.generator.integers(0, 2, size=shape) - 1

    def number(self) -> float:
        """Un float de Python distinto de 0 entre -3 y 3."""
        return float(self.array(1)[0])

    def integer(self, low: int, high: int) -> int:
        """Un int de Python entre ``low`` y ``high``, ambos incluidos."""
        return int(self.generator.integers(low, high + 1))


def outputs(result: Any) -> tuple[np.ndarray, ...]:
    """Lo que devuelve un oráculo, siempre como tupla de arrays."""
    return tuple(np.asarray(r) for r in (result if isinstance(result, tuple) else (result,)))


@dataclass(frozen=True)
class Criterion:
    """Una propiedad con nombre que la solución debe cumplir.

    ``weight`` son sus puntos; ``inputs`` sortea varias listas de argumentos; ``looks_at`` dice qué se
    mira en cada resultado: ``"values"``, ``"shape"``, ``"dtype"``, ``"integer"`` o ``"inputs"`` (que la
    función no los modifique), o es una función que recibe los resultados y dice qué les pasa (o ``None``).
    ``output`` es la posición del único resultado que se mira, si no son todos.
    """

    name: str
    weight: float
    inputs: Callable[[Draw], Sequence[Arguments]]
    looks_at: str | Callable[[Arguments], str | None] = "values"
    output: int | None = None


#: Unas pocas entradas iguales para toda la clase. No puntúan: descartan deprisa casi todos los errores
#: conocidos, porque lo que da cada uno con ellas se calcula una sola vez.
COMMON = Criterion("para reconocer errores", 0.0, lambda draw: ())


@dataclass(frozen=True)
class Mistake:
    """Un error conocido, escrito como variación del oráculo.

    ``oracle`` devuelve lo que daría el código equivocado, o lanza una excepción donde ese código la
    lanzaría. ``diagnosis`` dice con qué coincide el resultado; ``next_step``, qué mirar; ``help`` es el
    título de la ayuda del cuaderno que trata de ello.
    """

    id: str
    diagnosis: str
    next_step: str
    oracle: Oracle
    help: str = ""


@dataclass(frozen=True)
class Exercise:
    """Un ejercicio calificado.

    ``oracle`` recibe los mismos argumentos que la función del estudiante y devuelve el resultado
    correcto, calculado con PyTorch. ``outputs`` son los nombres de lo que devuelve y ``formula`` la forma de
    cada salida en palabras; ``axes`` nombra los ejes de cada salida si no son los de ``location.axis_names``.
    ``window(arguments, index)`` da los trozos de la entrada de los que sale el valor ``index``. ``suspect``
    es la función equivocada de una caza del error. Quien llegue al resultado por un camino de ``forbidden``
    pierde la parte ``forbidden_cost`` de los puntos que tendría.
    """

    name: str
    unit: str
    parameters: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    oracle: Oracle
    outputs: tuple[str, ...] = ("resultado",)
    formula: str = ""
    axes: tuple[tuple[str, ...], ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    window: Callable[[Arguments, tuple[int, ...]], list[tuple[str, np.ndarray]]] | None = None
    suspect: Oracle | None = None
    forbidden: tuple[str, ...] = FORBIDDEN
    forbidden_cost: float = 1.0
    points: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", float(sum(c.weight for c in self.criteria)))
        object.__setattr__(self, "_drawn", {})

    def draw(self, seed: Seed) -> tuple[tuple[Criterion, tuple[Arguments, ...]], ...]:
        """Sortea las entradas de todos los criterios a partir de ``seed``; nadie debe modificarlas.

        Al final van las de :data:`COMMON`, si hay errores que reconocer.
        """
        if seed not in self._drawn:
            if len(self._drawn) >= MAX_REMEMBERED_SEEDS:
                self._drawn.clear()
            common = ((COMMON, self.common),) if self.mistakes else ()
            self._drawn[seed] = (*self._inputs(seed), *common)
        return self._drawn[seed]

    @cached_property
    def common(self) -> tuple[Arguments, ...]:
        """Las entradas de :data:`COMMON`: las más enrevesadas del ``check`` visible."""
        looked_at = [inputs for criterion, inputs in self._inputs(None) if criterion.looks_at == "values"]
        return tuple(inputs[-1] for inputs in looked_at[-2:])

    def _inputs(self, seed: Seed) -> Iterator[tuple[Criterion, tuple[Arguments, ...]]]:
        for criterion in self.criteria:
            yield criterion, tuple(criterion.inputs(Draw(seed, self.name, criterion.name)))
