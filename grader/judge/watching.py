"""Mirar qué ejecuta una función a la que se juzga en este mismo proceso.

Al calificar, lo que un ejercicio no deja usar no está. En el cuaderno sí, así que se mira a qué se llama y se
apunta (:func:`grader.allowed.noted`), sin impedir nada. Lo que hacen las piezas del curso, que las
hay de PyTorch, no es de quien las usa.
"""

import contextlib
import inspect
import sys
import threading
from collections.abc import Callable, Iterator, Set
from functools import cache, wraps
from types import FrameType
from typing import Any

import numpy as np

from grader import allowed
from grader.patches import torch_operations

_MULTIARRAY = inspect.unwrap(np.convolve).__globals__["multiarray"]
#: Las dos funciones en las que acaban las convoluciones de NumPy, y cómo se conocen.
_READY_MADE = {_MULTIARRAY.correlate: "convolve", _MULTIARRAY.correlate2: "correlate"}
_COMPILED = _MULTIARRAY.correlate.__module__
#: Lo que Python ejecuta de un paquete sin que nadie lo llame, y lo que envuelve a una función decorada.
_UNCALLED = frozenset(
    (
        *("<module>", "__getattr__", "__instancecheck__", "__subclasscheck__", "__init_subclass__"),
        *("__dir__", "decorate_context"),
    )
)
#: De quien llama desde aquí no se sabe nada: hay que mirar quién lo llamó a él.
_THROUGH = sys.stdlib_module_names | {"numpy"}
#: Los oráculos, que por dentro son PyTorch, y quien recuerda lo que calculan.
_COURSE = ("grader.exercises.", "grader.remembering")

Function = Callable[..., Any]


@contextlib.contextmanager
def watched(function: Function) -> Iterator[Function]:
    """Da ``function`` de manera que, al llamarla, se apunte lo no permitido que se ejecute por ella."""
    profiled = _profiled(function, _seen)
    modes: list[Any] = []

    def called(*arguments: Any, **named: Any) -> Any:
        if not modes and sys.modules.get("torch"):  # puede cargarlo ella misma, la primera vez
            modes.append(undo.enter_context(_torch_mode()()))
        return profiled(*arguments, **named)

    with contextlib.ExitStack() as undo:
        for ready_made in _READY_MADE:
            for module in {_MULTIARRAY, sys.modules[_COMPILED]}:
                undo.callback(setattr, module, ready_made.__name__, ready_made)
                setattr(module, ready_made.__name__, _noting(ready_made))
        undo.callback(threading.setprofile, threading.getprofile())
        threading.setprofile(_seen)
        yield called


def unwatched(function: Function) -> Function:
    """``function``, que es del curso, sin que se mire lo que ejecuta."""
    alone = _profiled(function, None)

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        if sys.getprofile() is not _seen:
            return function(*arguments, **named)
        with torch_operations.unwatched():
            return alone(*arguments, **named)

    return call


def _profiled(function: Function, profile: Any) -> Function:
    """``function`` con ``profile`` avisado de cada llamada que haga."""

    def call(*arguments: Any, **named: Any) -> Any:
        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            return function(*arguments, **named)
        finally:
            sys.setprofile(before if callable(before) else None)

    return call


def _seen(frame: FrameType, event: str, what: Any) -> None:
    """Lo que Python avisa de cada llamada, antes de hacerla; son muchas, y casi ninguna interesa."""
    try:
        if event == "call":
            if _is_listed(module := frame.f_globals["__name__"]):
                _note(module, _called_names(frame), frame.f_back)
        elif event == "c_call" and _is_listed(module := what.__module__ or type(what.__self__).__module__):
            if what in _READY_MADE:
                _note_numpy(what, frame)
            elif module != _COMPILED:
                _note(module, {what.__name__}, frame)
    except Exception:  # un objeto raro, de los que no se dejan mirar: no es de ningún paquete
        return


@cache
def _is_listed(module: str) -> bool:
    """Si entre lo de ``module`` puede haber algo que no se permite."""
    return module == _COMPILED or module.partition(".")[0] in allowed.PACKAGES


def _note(module: str, names: set[str], caller: FrameType | None) -> None:
    if not names & (allowed.HARMLESS | _UNCALLED) and _is_students(caller):
        allowed.noted(module)


def _note_numpy(ready_made: Function, caller: FrameType) -> None:
    if _is_students(caller):
        allowed.noted(allowed.numpy_name(caller, _READY_MADE[ready_made]))


def _noting(ready_made: Function) -> Function:
    """``ready_made`` para quien la llame sin que Python avise: con ``map``, con ``methodcaller``…"""

    noted = _profiled(ready_made, None)

    def called(*arguments: Any, **named: Any) -> Any:
        if sys.getprofile() is _seen:
            _note_numpy(ready_made, sys._getframe(1))
        return noted(*arguments, **named)

    return called


def _called_names(frame: FrameType) -> set[str]:
    """Cómo se llama la función; si es un método, su clase, y si envuelve a otra, también la otra."""
    code, values = frame.f_code, frame.f_locals
    first = values.get(code.co_varnames[0]) if code.co_argcount else None
    kind = first if isinstance(first, type) else type(first)
    inside = {getattr(values.get(name), "__name__", "") for name in code.co_freevars}
    return {code.co_name, *inside, *(base.__name__ for base in kind.__mro__)}


def _is_students(frame: FrameType | None, through: Set[str] = _THROUGH) -> bool:
    """Si lo que se llama desde ``frame`` lo llama la función que se juzga, y no un paquete ni el curso."""
    while frame is not None and allowed.package_of(frame) in through:
        frame = frame.f_back
    if frame is None:
        return True  # un hilo suyo
    ours = allowed.module_of(frame).startswith(_COURSE)
    return not ours and allowed.package_of(frame) not in allowed.PACKAGES


@cache
def _torch_mode() -> type:
    """Quien ve cada operación de PyTorch: de ``a @ b`` y de ``map(torch.abs, …)`` Python no avisa."""

    def note() -> None:
        if _is_students(sys._getframe(2), _THROUGH | {"torch"}):
            allowed.noted("torch")

    return torch_operations.watching(note, lambda function: _profiled(function, None))
