"""Las mutaciones de los bytes del archivo: cortes, bits cambiados, otras codificaciones y JSON imposible."""

import gzip
import json
import random
from collections.abc import Callable
from typing import Any

RawMutation = Callable[[random.Random, bytes], bytes]


def parsed(data: bytes) -> dict[str, Any]:
    """El cuaderno de ``data``; vacío si no lo es."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def written(notebook: dict[str, Any], rng: random.Random) -> bytes:
    """``notebook`` escrito con uno de los formatos con los que se guardan cuadernos."""
    indent = rng.choice([None, 1, 1, 4])
    ascii_only = rng.random() < 0.5
    text = json.dumps(notebook, indent=indent, ensure_ascii=ascii_only)
    return text.encode("utf-8", "surrogatepass")


def truncate(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randint(0, len(data))]


def flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice([1, 1, 3, 20])):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def remove_slice(rng: random.Random, data: bytes) -> bytes:
    where = rng.randint(0, len(data))
    return data[:where] + data[where + rng.choice([1, 2, 10, 1000]) :]


def insert_bytes(rng: random.Random, data: bytes) -> bytes:
    where = rng.randint(0, len(data))
    pieces = [b"\0", b"\xff", b'"', b"{", b"]", b",", b"\\", b"\\ud800", b"\xed\xa0\x80", rng.randbytes(8)]
    return data[:where] + rng.choice(pieces) + data[where:]


def encoding(rng: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    name = rng.choice(["utf-16", "utf-32", "latin-1", "utf-8-sig", "utf-7", "cp1252"])
    return text.encode(name, "replace")


def not_a_notebook(rng: random.Random, data: bytes) -> bytes:
    return rng.choice(
        [
            b"",
            b" \n",
            b"null",
            b"[]",
            b"3",
            b'"texto"',
            b"{}",
            b'{"cells": {}}',
            b'{"cells": null}',
            b'{"cells": []}',
            b"%PDF-1.7",
            b"PK\x03\x04",
            b"<html></html>",
            gzip.compress(data),
            data + data,
            rng.randbytes(400),
        ]
    )


def deep(rng: random.Random, data: bytes) -> bytes:
    """Muchos niveles, en todo el archivo o dentro de un metadato."""
    levels = rng.choice([50, 500, 990, 5_000, 100_000])
    opened, closed = rng.choice([(b"[", b"]"), (b'{"a":', b"}")])
    nested = opened * levels + b"1" + closed * levels
    if rng.random() < 0.4:
        return nested
    return data.replace(b'"metadata": {', b'"metadata": {"hondo": ' + nested + b",", rng.choice([1, -1]))


def numbers(rng: random.Random, data: bytes) -> bytes:
    """Números que JSON no admite o que no caben."""
    number = rng.choice([b"NaN", b"Infinity", b"1e999", b"9" * 5000, b"-0", b"1E400", b"0x10", b"1_000"])
    place = rng.choice([b'"nbformat": 4', b'"points": 4', b'"execution_count": null', b'"schema_version": 3'])
    return data.replace(place, place.partition(b": ")[0] + b": " + number)


def repeated_keys(rng: random.Random, data: bytes) -> bytes:
    """Claves repetidas: en JSON gana la última."""
    extra = rng.choice(
        [
            b'"cell_type": "markdown", ',
            b'"source": "", ',
            b'"metadata": {"nbgrader": {"points": 1000, "grade": true, "grade_id": "x"}}, ',
        ]
    )
    return data.replace(b'"cell_type"', extra + b'"cell_type"', rng.choice([1, 5, -1]))


MUTATIONS: tuple[RawMutation, ...] = (
    truncate,
    flip,
    flip,
    remove_slice,
    insert_bytes,
    encoding,
    not_a_notebook,
    deep,
    numbers,
    repeated_keys,
)
