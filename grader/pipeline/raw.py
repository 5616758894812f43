"""Los bytes de un cuaderno antes de entenderlos: en qué letra están escritos y qué parte no hace falta leer.

Nada de esto construye el JSON. Cada paso recorre los bytes una vez, los haya escrito quien los haya escrito.
"""

import json
import re

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
#: Lo que un programa deja alrededor del texto: espacios y, los que sincronizan carpetas, ceros al final.
EMPTY = b"\0 \t\r\n"
#: Los bytes que no son UTF-8, como los escribe el Bloc de notas en «ANSI».
_ANSI = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(128, 256)}
#: Lo que no se lee y puede ocupar mucho: las salidas y, en los metadatos, el estado de los controles.
_SKIPPED = re.compile(rb'"(?:outputs"\s*:\s*\[|widgets"\s*:\s*\{)')
_MARK = re.compile(rb'"[^"]*"|[\[\]{}]')
#: Cuántas piezas se recorren sin leerlas, y por cuántas cuenta cada salida.
MAX_MARKS = 5_000_000
_FOR_EACH = 1000


class TooManyParts(ValueError):
    """Lo que no se lee tiene tantas piezas que ni recorrerlo compensa."""


def starts_as_json(start: bytes) -> bool:
    """Si un archivo que empieza por ``start`` puede ser un objeto de JSON, en la codificación que sea."""
    return start.lstrip(_BOM + _WIDE[0] + EMPTY).startswith(b"{")


def narrow(data: bytes) -> bytes:
    """El texto ``data`` con un byte por letra de ASCII, si era UTF-16 o UTF-32, y sin marca ni ceros."""
    if starts_as_json(data[:64]) or data.startswith(_WIDE):
        encoding = json.detect_encoding(data)
        if encoding.startswith(("utf-16", "utf-32")):
            whole = len(data) - len(data) % (2 if encoding.startswith("utf-16") else 4)
            data = data[:whole].decode(encoding, "replace").removeprefix("\ufeff").encode()
    if data.endswith(b"\0"):
        data = data.rstrip(EMPTY) or data
    while data.startswith(_BOM):
        data = data.removeprefix(_BOM)
    return data


def utf8(data: bytes) -> bytes:
    """El JSON ``data`` en UTF-8: los bytes sueltos que no lo son se entienden como «ANSI» (``cp1252``)."""
    if not starts_as_json(data[:64]):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape").translate(_ANSI).encode()
    return data


def without_outputs(data: bytes) -> bytes:
    """El JSON ``data`` con las salidas y el estado de los controles vacíos; lanza ``TooManyParts``."""
    # sin barras ni comillas escapadas, y en el mismo sitio lo demás: toda comilla abre o cierra un texto
    plain = data.replace(rb"\\", b"__").replace(rb"\"", b"__")
    kept, place, left = [], 0, MAX_MARKS
    while found := _SKIPPED.search(plain, place):
        kept.append(data[place : found.end()])
        place, left = _closed(plain, found.end(), left - _FOR_EACH)
    return b"".join((*kept, data[place:]))


def _closed(plain: bytes, start: int, left: int) -> tuple[int, int]:
    """Dónde se cierra lo que se abrió justo antes de ``start``, y cuántas piezas quedan por gastar."""
    depth = 1
    for mark in _MARK.finditer(plain, start):
        left -= 1
        if left < 0:
            raise TooManyParts
        kind = plain[mark.start()]
        if kind in b"[{":
            depth += 1
        elif kind in b"]}":
            depth -= 1
            if not depth:
                return mark.start(), left
    return len(plain), left
