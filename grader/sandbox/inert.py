"""Lo que hay en lugar de un paquete que no está al calificar: se deja usar, y no es ningún resultado.

Sus atributos y sus llamadas dan otro objeto igual; como decorador devuelve la función que recibe, y una barra
de progreso recorre lo que recibe. Es falso salvo en un ``assert``, no tiene longitud y, como número, es
``nan``: ni alarga un bucle ni acierta por casualidad.
"""

import dis
import sys
from collections.abc import Generator, Iterable, Iterator
from functools import cache
from types import FrameType, GenericAlias, ModuleType, UnionType
from typing import Any

from grader import allowed
from grader.sandbox import missing

#: Carpetas de paquetes: el que falta es lo que llevan dentro (``google.colab``).
_NAMESPACES = ("google", "grader")
_ERRORS = ("Error", "Exception", "Warning", "Timeout", "Interrupt")
_UNPACK = {dis.opmap["UNPACK_SEQUENCE"], dis.opmap["UNPACK_EX"]}
_BINARY = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow"),
    *("matmul", "lshift", "rshift", "and", "xor"),
)
_UNARY = ("neg", "pos", "abs", "invert", "round", "trunc", "floor", "ceil")


def miss(path: str, names: str = "") -> None:
    """Apunta el paquete que falta: de ``torch.nn``, ``torch``; de ``google.colab.x``, ``google.colab``."""
    if path not in _NAMESPACES:
        parts = path.split(".")
        missing.note(".".join(parts[: 2 if parts[0] in _NAMESPACES else 1]) + names)


def _used(path: str, computes: bool = False) -> None:
    miss(path)
    parts = path.split(".")
    if computes and parts[0] in allowed.PACKAGES and parts[-1] not in allowed.HARMLESS:
        allowed.noted(path)


def _inside(path: str, name: str) -> Any:
    """El atributo ``name`` de lo que se llama ``path``; si parece una excepción, una que se puede atrapar."""
    kind = path.rpartition(".")[2]
    if name.endswith(_ERRORS) or (kind in ("exceptions", "errors") and name[:1].isupper()):
        return _class(f"{path}.{name}", Warning if name.endswith("Warning") else Exception)
    return NoDisponibleAlCalificar(f"{path}.{name}")


@cache
def _class(path: str, *bases: type) -> type:
    """La clase de la que hereda quien hereda de ``path``."""
    return type(path.rpartition(".")[2], (InertBase, *bases), {"_path": path})


class InertBase:
    """Una clase de un paquete que no está: se puede heredar de ella y llamar a lo que no define."""

    _path = ""

    def __init_subclass__(cls, **_: Any) -> None:
        super().__init_subclass__()

    def __init__(self, *_: Any, **__: Any) -> None:
        _used(self._path, computes=True)

    def __call__(self, *_: Any, **__: Any) -> Any:
        _used(self._path, computes=True)
        return NoDisponibleAlCalificar(self._path)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        _used(self._path)
        return _inside(self._path, name)


class NoDisponibleAlCalificar:
    """Algo de un paquete que no está. ``given`` es lo que se recorre en su lugar, si se le dio."""

    _path = ""
    _given: Any = ()

    def __init__(self, path: str, given: Any = ()) -> None:
        self._path, self._given = path, given

    def __getattr__(self, name: str) -> Any:
        # NumPy busca el ``dtype`` de lo que se le da y, si no es un tipo, el ``dtype`` de su ``dtype``
        if name.startswith("_") or (name == "dtype" and self._path.endswith(".dtype")):
            raise AttributeError(name)
        _used(self._path)
        found = _inside(self._path, name)
        setattr(self, name, found)  # el mismo siempre: puede ser una clave, o compararse con «is»
        return found

    def __call__(self, *given: Any, **named: Any) -> Any:
        _used(self._path, computes=True)
        if len(given) == 1 and not named and _is_decorated(given[0]):
            return given[0]
        return NoDisponibleAlCalificar(self._path, _to_walk(self._path, given, named))

    def __iter__(self) -> Iterator[Any]:
        _used(self._path)
        count = _unpacked(sys._getframe(1))
        return iter([NoDisponibleAlCalificar(self._path) for _ in range(count)] if count else self._given)

    def __len__(self) -> int:
        return len(self._given) if hasattr(self._given, "__len__") else 0

    def __bool__(self) -> bool:
        return _is_asserted(sys._getframe(1))

    def __contains__(self, _: Any) -> bool:
        return False

    def __getitem__(self, _: Any) -> Any:
        _used(self._path)
        return NoDisponibleAlCalificar(self._path)

    def __setitem__(self, *_: Any) -> None:
        _used(self._path)

    def __delitem__(self, _: Any) -> None:
        _used(self._path)

    def __reversed__(self) -> Iterator[Any]:
        return reversed([*self])

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: Any) -> bool:
        return self._path == "pytest.raises"

    async def __aenter__(self) -> Any:
        return self

    async def __aexit__(self, *_: Any) -> None:
        return None

    def __await__(self) -> Generator[None, None, Any]:
        return self
        yield  # lo que se espera es un generador, aunque no espere nada

    def __eq__(self, other: object) -> Any:
        _used(self._path)
        return self is other or NoDisponibleAlCalificar(self._path)

    def __ne__(self, _: object) -> Any:
        _used(self._path)
        return NoDisponibleAlCalificar(self._path)

    __lt__ = __le__ = __gt__ = __ge__ = __ne__
    __hash__ = object.__hash__

    def __or__(self, other: Any) -> Any:
        """En ``int | torch.Tensor`` cuenta lo que sí está."""
        if other is None:
            return type(None)
        present = isinstance(other, type | UnionType | GenericAlias)
        return other if present else NoDisponibleAlCalificar(self._path)

    __ror__ = __or__

    def _computed(self, *_: Any, **__: Any) -> Any:
        _used(self._path, computes=True)
        return NoDisponibleAlCalificar(self._path)

    def __array_ufunc__(self, *_: Any, **__: Any) -> Any:
        return self._computed()

    __array_function__ = __array_ufunc__

    def __array__(self, *_: Any, **__: Any) -> Any:
        import numpy as np  # al cargar este módulo todavía no se puede importar

        _used(self._path)
        return np.array(np.nan)

    def __float__(self) -> float:
        return float("nan")

    def __complex__(self) -> complex:
        return complex("nan")

    def __int__(self) -> int:
        return 0

    __index__ = __int__

    def __format__(self, _: str) -> str:
        return repr(self)

    def __repr__(self) -> str:
        return f"<{self._path}: no está al calificar>"

    def __fspath__(self) -> str:
        return f"no-está-al-calificar/{self._path}"

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, _class(self._path))

    def __subclasscheck__(self, which: type) -> bool:
        return issubclass(which, _class(self._path))

    def __mro_entries__(self, _: tuple[Any, ...]) -> tuple[type, ...]:
        _used(self._path)
        return (_class(self._path),)


for _name in (*_BINARY, *(f"r{name}" for name in _BINARY), *_UNARY):
    setattr(NoDisponibleAlCalificar, f"__{_name}__", NoDisponibleAlCalificar._computed)


def _is_decorated(given: Any) -> bool:
    """Si lo que recibe un decorador es una función o una clase; ``raises(ValueError)`` no decora nada."""
    if isinstance(given, type):
        return given.__module__ != "builtins" and not issubclass(given, BaseException)
    return callable(given) and not isinstance(given, NoDisponibleAlCalificar | InertBase)


def _to_walk(path: str, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """Lo que recorre ``tqdm(xs)``, que es ``xs``, o ``trange(n)``; en lo demás, nada."""
    if path.endswith("range"):
        try:
            return range(*given)
        except TypeError:
            return ()
    first = given[0] if given else named.get("iterable", ())
    return first if isinstance(first, Iterable) and not isinstance(first, str | bytes) else ()


def _unpacked(frame: FrameType) -> int:
    """Cuántos valores espera ``a, b = ...`` si es lo que está haciendo ``frame``; si no, 0."""
    code, at = frame.f_code.co_code, frame.f_lasti
    behind = code[at - 1] if code[at - 2] == dis.EXTENDED_ARG else 0  # en ``*a, b = ...``, los de detrás
    return code[at + 1] + behind if code[at] in _UNPACK else 0


def _is_asserted(frame: FrameType) -> bool:
    """Si ``frame`` está en un ``assert``: el de quien se compara con PyTorch no puede terminar la celda."""
    code, at = frame.f_code.co_code, frame.f_lasti
    names = [dis.opname[op] for op in code[at : at + 14 : 2]]
    steps = [name for name in names if name not in ("CACHE", "TO_BOOL", "NOT_TAKEN")]
    return steps[0].endswith("IF_TRUE") and steps[1] in ("LOAD_ASSERTION_ERROR", "LOAD_COMMON_CONSTANT")


class InertModule(ModuleType):
    """Un módulo que no está: se puede pedir de él cualquier nombre."""

    __version__ = "0.0.0"

    def __getattr__(self, name: str) -> Any:
        if name == "__all__":  # lo mira «from x import *», que aquí no trae nada
            miss(self.__name__, missing.ALL)
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        _used(self.__name__)
        found = _inside(self.__name__, name)
        setattr(self, name, found)
        return found
