"""Las convoluciones ya hechas de NumPy: en el ejecutor no están.

``np.convolve``, ``np.correlate``, ``np.polymul``, ``np.poly1d``, ``numpy.polynomial`` y ``numpy.ma`` acaban
en dos funciones de C. :func:`remove` las quita, y lo que deja en su lugar no calcula nada: en una celda lo
pide al supervisor y, mientras se juzga una función, avisa de que no se permite.
"""

import gc
import sys
from collections.abc import Callable
from inspect import isbuiltin, unwrap
from typing import Any

import numpy as np

from grader import allowed
from grader.arguments import NUMERIC_KINDS
from grader.sandbox import channel

#: De dónde toma NumPy las dos funciones; en cada versión se llama de una manera.
MULTIARRAY = unwrap(np.convolve).__globals__["multiarray"]
MAX_WORK = 10**8
MAX_VALUES = 10**6
_MODES = ("valid", "same", "full")
_COMPILED = "_multiarray_umath"


def correlate(a: Any, v: Any, mode: int | str = 0) -> np.ndarray:
    """En lugar de la función con la que NumPy hace ``np.convolve``, que le da la vuelta a ``v`` antes."""
    return _asked("convolve", a, np.atleast_1d(np.asarray(v))[::-1], mode)


def correlate2(a: Any, v: Any, mode: int | str = 0) -> np.ndarray:
    """En lugar de la función con la que NumPy hace ``np.correlate``."""
    return _asked("correlate", a, v, mode)


def _asked(name: str, a: Any, v: Any, mode: int | str) -> np.ndarray:
    if allowed.judging():
        used = allowed.numpy_name(sys._getframe(2), name)
        allowed.noted(used)
        raise allowed.NoPermitido(allowed.sentence(used))
    given = [np.asarray(a), np.asarray(v), _MODES.index(mode) if mode in _MODES else mode]
    _check(*given)
    return channel.ask(f"numpy.{name}", given, {})


def _check(a: Any, v: Any, mode: Any) -> None:
    """Lanza ``ValueError`` si con eso no se calcula nada al calificar."""
    if not all(isinstance(x, np.ndarray) and x.ndim < 2 and x.dtype.kind in NUMERIC_KINDS for x in (a, v)):
        raise ValueError("al calificar, una convolución de NumPy es de dos arrays de números de un solo eje")
    if type(mode) is not int or mode not in range(len(_MODES)):
        raise ValueError(f"el modo de una convolución es uno de {', '.join(_MODES)}")
    if a.size + v.size > MAX_VALUES or a.size * v.size > MAX_WORK:
        raise ValueError("al calificar no se hacen convoluciones de NumPy tan grandes")


def _service(function: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    def computed(a: Any, v: Any, mode: Any) -> np.ndarray:
        _check(a, v, mode)
        return function(a, v, _MODES[mode])

    return computed


#: Lo que el supervisor calcula para una celda, con el NumPy de verdad.
SERVICES: dict[str, Callable[..., np.ndarray]] = {
    "numpy.convolve": _service(np.convolve),
    "numpy.correlate": _service(np.correlate),
}


def remove() -> None:
    """Pone las nuestras en todos los sitios en los que NumPy tiene las suyas."""
    originals = {getattr(MULTIARRAY, ours.__name__): ours for ours in (correlate, correlate2)}
    for place in gc.get_referrers(*originals):
        if isinstance(place, dict) and place is not originals:
            place.update({k: originals[v] for k, v in place.items() if isbuiltin(v) and v in originals})
    sys.addaudithook(_no_other_numpy)


def _no_other_numpy(event: str, given: tuple[Any, ...]) -> None:
    """El NumPy compilado no se carga otra vez, ni una copia suya: traería las que quitamos."""
    compiled = given[1:2] if event == "import" else given[:1]
    if event in ("import", "ctypes.dlopen") and any(compiled) and _COMPILED in str(given[0]):
        raise ImportError("al calificar, NumPy no se carga dos veces")
