"""Lo que se observa al llamar a la función de un estudiante: datos, nunca objetos suyos.

Este módulo lo comparten el juez (proceso de confianza) y el ejecutor (proceso aislado), así que solo
depende de NumPy y de la biblioteca estándar.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Value:
    """Un resultado reducido a datos.

    ``kind`` es ``"array"``, ``"scalar"``, ``"sequence"`` (tupla o lista de resultados), ``"mapping"`` (un
    diccionario: sus claves son ``keys``), ``"none"``, ``"huge"`` (demasiado grande para juzgarlo) u
    ``"other"`` (algo que no es numérico).
    """

    kind: str
    type_name: str
    array: np.ndarray | None = None
    items: tuple["Value", ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raised:
    """Una excepción: tipo, mensaje y la última línea escrita por el estudiante.

    ``trace`` son las líneas de su propio código por las que pasó, de fuera adentro.
    """

    type_name: str
    message: str
    line_number: int | None = None
    line: str = ""
    trace: tuple[str, ...] = ()


@dataclass(frozen=True)
class Call:
    """Una llamada: devolvió ``value``, lanzó ``error`` o agotó el tiempo.

    ``changed`` son las posiciones de los argumentos que la función modificó; ``keys``, las claves que cambió
    de los que son diccionarios. ``shares``: si el resultado es un array que comparte la memoria de alguno.
    ``cost``, con algún argumento grande, es cuántas vueltas del trabajo de referencia
    (``grader.observing.turn``) se habrían dado en lo que duró; si no, ``None``.
    """

    value: Value | None = None
    error: Raised | None = None
    timed_out: bool = False
    changed: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    shares: bool = False
    cost: float | None = None


@dataclass(frozen=True)
class Trouble:
    """Algo que fue mal al ejecutar: un código y, si topó con un límite, cuánto era.

    ``code`` es ``"timeout"`` (tardó demasiado), ``"crash"`` (el proceso terminó), ``"unfinished"`` (el
    cuaderno no llegó al final), ``"again"`` (la función se define otra vez, más abajo), ``"late"`` (se
    define debajo de su comprobación), ``"best"`` (se comprueba varias veces), ``"forbidden"`` (quiso algo que
    no se permite), ``"writing"`` (quiso escribir más de lo que cabe), ``"lacking"`` (echó de menos algo que
    no está al calificar) o el límite de ``grader.sandbox.settings.Limits`` que agotó.
    """

    code: str
    amount: float = 0.0


@dataclass(frozen=True)
class Notice:
    """Algo que conviene contar de la ejecución.

    ``where`` es el número de una celda, desde 1, o el nombre de un ejercicio; vacío, el cuaderno entero.
    ``lost``: la celda no se tuvo en cuenta. ``cells``: de qué celdas habla, si es de más de una. ``what`` es
    lo que no está, si el aviso es de eso.
    """

    trouble: Trouble
    where: int | str = ""
    lost: bool = False
    cells: tuple[int, ...] = ()
    what: str = ""


@dataclass(frozen=True)
class Evidence:
    """Lo observado en un ejercicio.

    ``status``: ``"ok"``, ``"missing"`` (la función no existe), ``"timeout"`` o ``"crash"``.
    ``calls`` puede ser más corta que las llamadas pedidas si el proceso no llegó a todas; entonces,
    ``trouble`` dice por qué. ``pieces`` son las piezas de otras unidades que usó la función, y si cada una
    estaba escrita en el cuaderno o era la del curso.
    """

    status: str
    calls: tuple[Call, ...] = ()
    trouble: Trouble | None = None
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Observed:
    """Lo observado al ejecutar un cuaderno: la evidencia de cada ejercicio y lo que llamó la atención.

    ``ran`` es la huella de las celdas que se ejecutaron.
    """

    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    ran: str = ""
    notices: tuple[Notice, ...] = ()


class ProtocolError(Exception):
    """Lo recibido no es un mensaje válido."""


def size_of(value: Value) -> int:
    """Bytes de los arrays de ``value``."""
    own = 0 if value.array is None else value.array.nbytes
    return own + sum(map(size_of, value.items))


def call_to_wire(call: Call) -> dict[str, Any]:
    """Una llamada observada como datos de un mensaje."""
    told = {
        "value": _value_to_wire(call.value) if call.value else None,
        "error": vars(call.error) if call.error else None,
        "timed_out": call.timed_out,
        "changed": call.changed,
        "keys": call.keys,
    }
    # lo que casi ninguna llamada tiene no se escribe
    told |= {"shares": True} if call.shares else {}
    return told if call.cost is None else told | {"cost": call.cost}


def _value_to_wire(value: Value) -> dict[str, Any]:
    return {
        "kind": value.kind,
        "type": value.type_name,
        "array": value.array,
        "items": [_value_to_wire(item) for item in value.items],
        "keys": value.keys,
    }


def call_from_wire(data: dict[str, Any]) -> Call:
    """La llamada que describe ``data``; lanza ``ProtocolError`` si le faltan piezas."""
    try:
        value, error = data["value"], data["error"]
        return Call(
            value=_value_from_wire(value) if value else None,
            error=_raised_from_wire(error) if error else None,
            timed_out=bool(data["timed_out"]),
            changed=tuple(int(i) for i in data["changed"]),
            keys=tuple(str(key)[:200] for key in data.get("keys", ())),
            shares=data.get("shares") is True,
            cost=None if data.get("cost") is None else float(data["cost"]),
        )
    except Exception:  # son datos de una entrega: que no se entiendan, de la manera que sea
        raise ProtocolError("llamada ilegible") from None


def _value_from_wire(data: dict[str, Any]) -> Value:
    array = data["array"]
    if array is not None and not isinstance(array, np.ndarray):
        raise ProtocolError("array ilegible")
    if data["kind"] == "scalar" and (array is None or array.shape):
        raise ProtocolError("un número que no es uno solo")
    items = tuple(_value_from_wire(item) for item in data["items"])
    return Value(
        kind=str(data["kind"]),
        type_name=str(data["type"])[:200],
        array=array,
        items=items,
        keys=tuple(str(key)[:200] for key in data.get("keys", ())),
    )


def _raised_from_wire(data: dict[str, Any]) -> Raised:
    number = data["line_number"]
    return Raised(
        type_name=str(data["type_name"])[:200],
        message=str(data["message"])[:500],
        line_number=None if number is None else int(number),
        line=str(data["line"])[:500],
        trace=tuple(str(step)[:600] for step in data["trace"][:5]),
    )
