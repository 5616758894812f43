"""Leer un cuaderno: lo que los programas de la gente hacen con sus bytes, y lo que no es un cuaderno."""

import json
import time
from pathlib import Path

import pytest

from grader.pipeline import reading
from grader.pipeline.reading import MAX_BYTES, IntakeError, light, load, read_notebook

MIB = 2**20


def saved(outputs=(), first=(), **last) -> str:
    """Un cuaderno con acentos, como lo guarda Jupyter, con algo antes y algo después de las celdas."""
    code = {"cell_type": "code", "source": ["# año\n", 'x = {"outputs": [1]}'], "outputs": outputs}
    text = {"cell_type": "markdown", "source": "¿Qué tamaño? «á»"}
    return json.dumps({**dict(first), "cells": [code, text], "nbformat": 4, **last}, ensure_ascii=False)


PLAIN = read_notebook(saved().encode())

ENCODED = {
    "UTF-16": saved().encode("utf-16"),
    "UTF-16 al revés": b"\xfe\xff" + saved().encode("utf-16-be"),
    "UTF-16 sin marca": saved().encode("utf-16-le"),
    "UTF-16 al revés y sin marca": f"\n{saved()}".encode("utf-16-be"),
    "UTF-32": saved().encode("utf-32"),
    "UTF-16 con ceros": saved().encode("utf-16") + b"\0" * 4097,
    "marca": saved().encode("utf-8-sig"),
    "dos marcas": b"\xef\xbb\xbf" + saved().encode("utf-8-sig"),
    "ANSI": saved().encode("cp1252"),
    "latin-1": saved().encode("latin-1"),
    "ceros al final": saved().encode() + b"\n" + b"\0" * 4096,
    "Windows": saved().replace("{", "{\r\n", 1).encode("cp1252") + b"\r\n",
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_the_same_notebook_in_any_encoding(data: bytes) -> None:
    assert read_notebook(data) == PLAIN
    json.loads(light(data).decode("utf-8"))


def test_a_byte_that_is_not_utf8_does_not_spoil_the_others() -> None:
    data = saved().encode().replace("ñ".encode(), b"\xf1", 1)
    assert read_notebook(data) == PLAIN


def test_an_ordinary_notebook_is_kept_as_it_was_handed_in() -> None:
    data = saved([{"output_type": "stream", "text": "hola"}]).encode()
    assert light(data) is data


#: Trozo único de cada frase: cada cosa se llama por su nombre.
NOT_NOTEBOOKS = {
    "conflicto": (
        b'{\n "cells": [\n<<<<<<< HEAD\n  {},\n=======\n>>>>>>> rama\n]}',
        r"conflicto de Git.*línea 3",
    ),
    "conflicto con sangría": (
        b"{\n  <<<<<<< HEAD\n1\n=======\n2\n>>>>>>> a\n}",
        r"conflicto de Git.*línea 2",
    ),
    "conflicto UTF-16": ('{"a":\r\n<<<<<<< HEAD\r\n1\r\n=======\r\n'.encode("utf-16"), "conflicto de Git"),
    "Git LFS": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "git lfs pull"),
    "HTML": (b"\n\n<!DOCTYPE html>\n<html><body>", "página web"),
    "HTML UTF-16": ("<html>".encode("utf-16"), "página web"),
    "zip": (b"PK\x03\x04" + b"\0" * 26 + b"padding.ipynb", "es un zip"),
    "Word": (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "documento"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "es un PDF"),
    "gzip": (b"\x1f\x8b\x08\0", "gzip"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "7z"),
    "rar": (b"Rar!\x1a\x07", "rar"),
    "PNG": (b"\x89PNG\r\n\x1a\n", "imagen"),
    "JPEG": (b"\xff\xd8\xff\xe0", "imagen"),
    "RTF": (b"{\\rtf1\\ansi", "RTF"),
    "Python": (b"# %%\nimport numpy as np\n", "programa de Python"),
    "ceros": (b"\0" * 5000, "solo tiene ceros"),
    "vacío": (b" \n", "está vacío:"),
    "hueco": (b'{"cells": [' + b"\0" * 512 + b"]}", "trozo en blanco"),
    "JSON": (b'{"features": [1, 2]}', "no tiene celdas"),
    "cortado": (saved().encode()[:-30], "cortado"),
    "texto": (b"Hola, profe: mi cuaderno.", "no sabemos qué es"),
    "bytes": (bytes(range(200, 256)) * 10, "no sabemos qué es"),
}


@pytest.mark.parametrize(("data", "says"), NOT_NOTEBOOKS.values(), ids=NOT_NOTEBOOKS.keys())
def test_what_is_not_a_notebook_is_called_by_its_name(data: bytes, says: str) -> None:
    with pytest.raises(IntakeError, match=says) as caught:
        read_notebook(light(data))
    assert str(caught.value).endswith(".")


def test_marks_of_a_conflict_in_the_students_text_are_just_text() -> None:
    source = "<<<<<<< HEAD\n=======\n>>>>>>> rama"
    data = json.dumps({"cells": [{"cell_type": "markdown", "source": source}]}, indent=1)
    assert read_notebook(data.encode())[0].source == source


HEAVY = {
    "imagen": saved([{"data": {"image/png": "A" * 25 * MIB}}]),
    "con comillas": saved([{"text": ['print("a\\\\", "]")\n'] * (MIB // 4)}]),
    "anidadas": saved([{"data": {"application/vnd.plotly.v1+json": {"a": [[1, [2]]] * (MIB // 4)}}}]),
    "controles": saved(first={"metadata": {"widgets": {"state": {"x": "A" * 25 * MIB}}, "a": 1}}),
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY.keys())
def test_outputs_do_not_count(text: str, tmp_path: Path) -> None:
    path = tmp_path / "padding.ipynb"
    path.write_text(text, "utf-8")
    data = load(path)
    assert len(data) < 1000
    assert read_notebook(data) == PLAIN
    assert read_notebook(text.encode("utf-16")) == PLAIN


def test_the_size_that_is_told_is_the_one_that_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    heavy = saved([{"text": "A" * 5 * MIB}], pasted="A" * (MAX_BYTES + 3 * MIB)).encode()
    with pytest.raises(IntakeError, match=r"ocupa 23\.1 MB sin contar las salidas, y el máximo son 20 MB"):
        read_notebook(heavy)
    with pytest.raises(IntakeError, match="es un zip"):
        light(b"PK\x03\x04" + b"a" * MAX_BYTES)
    monkeypatch.setattr(reading, "MAX_FILE_BYTES", 5 * MIB)
    with pytest.raises(IntakeError, match="más de 5 MB"):
        light(heavy)


#: Lo que costaría más que recorrerlo, o más memoria de la que hay: (principio, lo que se repite, final).
HOSTILE = {
    "niveles": (b'{"cells": ', b"[", b""),
    "niveles en la salida": (b'{"outputs": [', b"[", b""),
    "un texto": (b'{"cells": "', b"a", b'"}'),
    "escapes": (b'{"cells": [{"outputs": ["', b'\\"', b'"]}]}'),
    "barras": (b'{"cells": [{"outputs": ["', b"\\", b'"]}]}'),
    "claves": (b"{", b'"cells": [],', b'"cells": []}'),
    "salidas": (b"{", b'"outputs": [],', b'"cells": []}'),
    "salidas sin cerrar": (b"{", b'"outputs": [', b""),
    "espacios": (b'{"outputs"', b" ", b"}"),
    "comillas": (b'{"cells": ', b'"', b""),
    "listas": (b'{"cells": [', b"[],", b"[]]}"),
    "cifras": (b'{"cells": [0.', b"1", b"]}"),
    "no es UTF-8": (b'{"cells": "', b"\xff", b'"}'),
    "conflictos": (b"{", b"\n<<<<<<<", b""),
    "ceros": (b"", b"\0", b""),
}


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_costs_more_than_going_through_it(parts: tuple[bytes, bytes, bytes]) -> None:
    start, piece, end = parts
    spent = []
    for size in (2 * MIB + 1, 16 * MIB):
        before = time.process_time()
        try:
            read_notebook(start + piece * (size // len(piece)) + end)
        except IntakeError as error:
            assert str(error).endswith(".")
        spent.append(time.process_time() - before)
    assert spent[1] < 8 * max(spent[0], 0.1) * 3
