"""Lo que un ejercicio no deja usar, y cómo se sabe que una función lo usó mientras se la juzgaba.

La regla es una sola para el cuaderno y para la calificación: una función no se da por buena en una llamada en
la que ejecuta algo de ``PACKAGES`` o una de las convoluciones ya hechas de NumPy. Nombrarlos, importarlos o
tenerlos en una rama que no se recorre no cuesta nada. En el ejecutor ni siquiera están: solo queda quien
avisa de que se les quiso llamar.
"""

import sys
import traceback
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

#: Paquetes que traen hechas las operaciones del curso.
PACKAGES = frozenset(
    (
        "torch",
        "torchvision",
        "torchaudio",
        "scipy",
        "sklearn",
        "skimage",
        "cv2",
        "tensorflow",
        "keras",
        "jax",
        "cupy",
    )
)
#: Llamadas a esos paquetes que no calculan nada con los datos.
HARMLESS = frozenset(
    (
        *("is_tensor", "is_grad_enabled", "no_grad", "enable_grad", "set_grad_enabled", "inference_mode"),
        *("manual_seed", "seed", "device", "set_printoptions", "set_num_threads"),
        *("set_default_dtype", "get_default_dtype", "set_default_device", "get_num_threads"),
        *("is_available", "device_count", "use_deterministic_algorithms", "Size"),
    )
)
_MAX_USED = 20
_MAX_FRAMES = 200


class NoPermitido(RuntimeError):
    """Se quiso ejecutar algo que el ejercicio no deja usar."""


#: Cómo se llama, en la evidencia y en el veredicto, haber usado lo que no se permite.
ERROR_NAME = NoPermitido.__name__


@dataclass(frozen=True)
class Use:
    """Algo no permitido que se ejecutó y por dónde se llegó, de fuera adentro."""

    name: str
    frames: traceback.StackSummary


_open: list[list[Use]] = []


@contextmanager
def judged() -> Iterator[list[Use]]:
    """Mientras dura, apunta en la lista que da todo lo no permitido que se ejecute."""
    used: list[Use] = []
    _open.append(used)
    _rations.append(Ration())
    try:
        yield used
    finally:
        _open.remove(used)
        _rations.pop()


#: Por cuántas imágenes o filtros contesta una pieza en una llamada que se juzga, entre todas. Preguntando
#: por cada casilla, de una en una o todas en un lote, lo que hay que derivar saldría solo.
MOST_ANSWERS = {"conv_forward": 60}


class Ration:
    """Por cuánto ha contestado cada pieza en una llamada."""

    def __init__(self) -> None:
        self._answered: Counter[str] = Counter()

    def charge(self, name: str, arguments: Iterable[Any] = ()) -> None:
        """Apunta una respuesta de ``name`` a ``arguments``; lanza ``ValueError`` si ya no le quedan."""
        self._answered[name] += max(map(_how_many, arguments), default=1)
        most = MOST_ANSWERS.get(name, self._answered[name])
        if self._answered[name] > most:
            raise ValueError(
                f"{name} ya ha contestado por {most} imágenes o filtros en esta llamada, y no contesta más: "
                "preguntarle casilla a casilla no es derivarla"
            )


def _how_many(argument: Any) -> int:
    """De cuántas imágenes, o filtros, es un lote; 1 si no es un lote."""
    shape = getattr(argument, "shape", ())
    return shape[0] if shape else len(argument) if isinstance(argument, list | tuple) else 1


_rations: list[Ration] = []
_withheld: list[Collection[str]] = []


@contextmanager
def withheld(names: Collection[str]) -> Iterator[None]:
    """Mientras dura, las piezas ``names`` no contestan a la función que se juzga: hacen lo que se le pide."""
    _withheld.append(names)
    try:
        yield
    finally:
        _withheld.pop()


def charge(name: str, arguments: Iterable[Any] = ()) -> None:
    """Apunta una respuesta de la pieza ``name`` a la función que se juzga, si se juzga alguna.

    Lanza ``ValueError`` si no le quedan o si no contesta en esta unidad.
    """
    for ration in _rations[-1:]:
        if _withheld and name in _withheld[-1]:
            raise ValueError(not_here(name))
        ration.charge(name, arguments)


def not_here(name: str) -> str:
    """Lo que se le dice a quien pide una pieza que no se sirve."""
    return f"la pieza «{name[:100]}» no se puede usar en esta unidad"


def judging() -> bool:
    """Si se está juzgando una función."""
    return bool(_open)


def noted(name: str) -> None:
    """Apunta que se ejecutó ``name`` (``"torch.conv2d"``, ``"np.convolve"``); fuera de un juicio, nada.

    De un paquete no permitido basta con saber cuál es: lo demás se ve en la línea que lo usa.
    """
    package = name.partition(".")[0]
    shown = package if package in PACKAGES else name
    for used in _open:
        if len(used) < _MAX_USED and shown not in [use.name for use in used]:
            used.append(Use(shown, _frames(sys._getframe(1))))


def _frames(frame: FrameType) -> traceback.StackSummary:
    found = traceback.StackSummary.extract(traceback.walk_stack(frame), limit=_MAX_FRAMES, lookup_lines=False)
    found.reverse()
    return found


def module_of(frame: FrameType) -> str:
    """El módulo del código de ``frame``; vacío si no es de ninguno."""
    return str(frame.f_globals.get("__name__", ""))


def package_of(frame: FrameType) -> str:
    """El paquete del código de ``frame``; vacío si no es de ninguno."""
    return module_of(frame).partition(".")[0]


def numpy_name(frame: FrameType | None, default: str) -> str:
    """Cómo llamó quien usa NumPy a lo que acabó en ``default``: ``np.convolve``, ``np.polymul``…

    ``frame`` es quien llamó a ``default``.
    """
    name = default
    while frame is not None and package_of(frame) == "numpy":
        name, frame = frame.f_code.co_name, frame.f_back
    return f"np.{default if name.startswith('_') else name}"


def sentence(used: str) -> str:
    """Lo que se le dice a quien lo usó."""
    return f"En este ejercicio no se permite `{used}`: se escribe con las demás operaciones de NumPy."
