"""La evidencia de la versión 1, que guardaba frases donde ahora hay códigos: se traduce a la de hoy."""

import re
from collections.abc import Mapping
from typing import Any

from grader.evidence import ProtocolError

_SIZE = r"(?P<size>[\d.e+]+ [MG]iB)"
_NUMBER = r"(?P<number>[\d.e+]+)"
#: Cómo se contaba cada cosa, detrás de «La función», «La celda 3» o el nombre de un ejercicio.
_SAID = {
    "timeout": r"tardó demasiado(?: y la detuvimos.*)?",
    "crash": r"terminó el proceso",
    "memory": rf"agotó la memoria: {_SIZE}",
    "folder": rf"escribió demasiado en el disco: más de {_SIZE}",
    "writing": rf"quiso escribir más de {_SIZE}",
    "evidence": rf"contestó con demasiados datos: más de {_SIZE}",
    "cpu": rf"agotó el tiempo de procesador: {_NUMBER} s",
    "processes": rf"quiso abrir más de {_NUMBER} procesos",
    "files": rf"quiso abrir más de {_NUMBER} archivos a la vez",
    "forbidden": r"quiso usar la red, otro programa o algo que no se permite al calificar",
}
_WHOLE = {
    "El proceso terminó mientras se ejecutaba la función.": "crash",
    "El cuaderno no se pudo ejecutar hasta el final.": "unfinished",
}
_FUNCTION = re.compile(r"La función (.*)\.")
_NOTEBOOK = re.compile(rf"El cuaderno entero tardó más de {_NUMBER} s; lo detuvimos\.")
_CELL = re.compile(r"La celda (\d+) (.*?)(; seguimos sin ella)?\.")
_EXERCISE = re.compile(r"(\w+) (.*)\.")


def translated(message: Mapping[str, Any]) -> dict[str, Any]:
    """``message`` con el formato de hoy; lanza ``ProtocolError`` si hay una frase que no se conoce."""
    return {
        **message,
        "notices": [_notice(text) for text in message["notices"]],
        "exercises": {
            name: {**seen, "trouble": _trouble_of(seen["detail"])}
            for name, seen in message["exercises"].items()
        },
    }


def _trouble_of(detail: str) -> list[Any] | None:
    if not detail or detail in _WHOLE:
        return [_WHOLE[detail], 0.0] if detail else None
    found = _FUNCTION.fullmatch(detail)
    return _trouble(found[1] if found else detail)


def _notice(text: str) -> dict[str, Any]:
    if found := _NOTEBOOK.fullmatch(text):
        return {"code": "notebook", "amount": float(found["number"]), "where": "", "lost": False}
    if found := _CELL.fullmatch(text):
        where, phrase, lost = int(found[1]), found[2], bool(found[3])
    elif found := _EXERCISE.fullmatch(text):
        where, phrase, lost = found[1], found[2], False
    else:
        raise ProtocolError("un aviso que no se conoce")
    code, amount = _trouble(phrase)
    return {"code": code, "amount": amount, "where": where, "lost": lost}


def _trouble(phrase: str) -> list[Any]:
    for code, pattern in _SAID.items():
        if found := re.fullmatch(pattern, phrase):
            return [code, _amount(found.groupdict())]
    raise ProtocolError("una frase que no se conoce")


def _amount(found: Mapping[str, str]) -> float:
    if "size" in found:
        number, unit = found["size"].split()
        return float(number) * (2**30 if unit == "GiB" else 2**20)
    return float(found.get("number", 0))
