"""Los sorteos de las entradas: con la misma semilla, los mismos valores en cualquier máquina."""

import hashlib

import numpy as np

Seed = int | str | bytes | None

#: Semilla del ``check`` que ve el estudiante; al calificar se usa otra, secreta.
VISIBLE_SEED = "visible"


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

    def stored(self, how: str, *shape: int) -> np.ndarray:
        """Array de forma ``shape`` como dicen las letras de ``how``, o como ``array`` si no hay ninguna.

        ``n``: todo negativo; ``c``: guardado por columnas.
        """
        return kept(self.negative(*shape) if "n" in how else self.array(*shape), how)

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


def kept(array: np.ndarray, how: str) -> np.ndarray:
    """Los mismos valores, guardados por columnas si ``how`` tiene una ``c``."""
    return np.asfortranarray(array) if "c" in how else array
