"""Errores de ``train_step`` en una parte de la red: qué parámetros se mueven mal, y de qué manera."""

from collections.abc import Callable, Iterator

from grader.exercises.arrays import Tensor
from grader.exercises.catalogue import Choices, Texts, catalogue, said
from grader.exercises.network.step_program import EVERYTHING, descend, train

#: El nuevo valor de un parámetro: ``(parámetro, gradiente, tasa, imágenes)``.
Step = Callable[[Tensor, Tensor, float, int], Tensor]

#: Los pasos equivocados, y con qué coincide cada uno.
STEPS: dict[str, tuple[str, Step]] = {
    "signo-del-paso": ("un paso a favor del gradiente", lambda P, d, rate, n: P + rate * d),
    "sin-tasa": ("un paso sin la tasa de aprendizaje", lambda P, d, rate, n: P - d),
    "tasa-dos-veces": (
        "un paso con la tasa de aprendizaje al cuadrado",
        lambda P, d, rate, n: P - rate * rate * d,
    ),
    "paso-dos-veces": ("dar dos veces el mismo paso", lambda P, d, rate, n: P - 2 * rate * d),
    "dividido-entre-n-otra-vez": (
        "dividir el gradiente otra vez entre N",
        lambda P, d, rate, n: descend(P, d / n, rate, n),
    ),
    "devuelve-gradientes": ("el gradiente, sin dar el paso", lambda P, d, rate, n: d),
}
_NEXT = {
    "signo-del-paso": "El descenso va en contra del gradiente: mira el signo de ese paso y el del gradiente "
    "que llega a esa parte de la red.",
    "sin-tasa": "Mira qué tasa recibe la vuelta de esa parte de la red.",
    "tasa-dos-veces": "La tasa solo está en el paso: mira si multiplica también al gradiente que baja a la "
    "capa de antes.",
    "paso-dos-veces": "La vuelta de una capa ya devuelve sus parámetros actualizados: no hay que restar nada "
    "más.",
    "dividido-entre-n-otra-vez": "La división entre N ya viene en el gradiente de softmax_cross_entropy: "
    "aquí se suma sobre el lote, y lo que baja a la capa de antes tampoco se divide.",
    "devuelve-gradientes": "El diccionario lleva los parámetros después del paso.",
}

_SIZES = "Los parámetros se mueven de más, de menos o hacia el otro lado"
_MISSING = "Solo cambian los de la capa lineal, o falta alguna capa"
_LAYERS = {"las-convoluciones": "conv", "conv1": "conv1", "conv2": "conv2", "la-lineal": "linear"}
_ONE_BY_ONE = {name.replace("_", "-").lower(): name for name in EVERYTHING}


def having(piece: str) -> tuple[str, ...]:
    """Los parámetros en cuyo nombre está ``piece``."""
    return tuple(name for name in EVERYTHING if piece in name)


def _match(piece: str) -> str:
    """Los parámetros de ``piece`` y el verbo."""
    names = having(piece)
    if len(names) == 1:
        return f"{piece} coincide con"
    told = " y ".join(names) if len(names) == 2 else "los parámetros de las convoluciones"
    return f"{told} coinciden con"


def _texts() -> Iterator[str]:
    for name, (what, _) in STEPS.items():
        parts = (_LAYERS | _ONE_BY_ONE).items()
        yield from (f"`{name}-en-{part}`: {_match(piece)} {what}" for part, piece in parts)
        yield f"→ {_NEXT[name]}"
    yield from (f"`sin-actualizar-{part}`: {name} es el de entrada" for part, name in _ONE_BY_ONE.items())
    yield "→ La vuelta de una capa devuelve W y b nuevos: mira cuáles llegan al diccionario."


_SAID: Texts = said("\n".join(_texts()))


def _steps() -> dict[str, Choices]:
    return {
        f"{name}-en-{part}": {"step": step, "stepped": having(piece)}
        for name, (_, step) in STEPS.items()
        for part, piece in (_LAYERS | _ONE_BY_ONE).items()
    }


_DECIDED = {
    _SIZES: _steps(),
    _MISSING: {f"sin-actualizar-{part}": {"frozen": (name,)} for part, name in _ONE_BY_ONE.items()},
}

PART_MISTAKES = tuple(catalogue(train, _SAID, _DECIDED))
