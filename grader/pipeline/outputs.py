"""Las salidas de una entrega, reescritas: solo texto e imágenes PNG, nada que un navegador ejecute."""

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from grader.pipeline.notebook_format import NotebookNode, from_dict

MAX_IMAGE_BYTES = 2 * 2**20
MAX_TEXT = 200_000
#: Cuántas salidas de una celda se guardan. El ejecutor no da tantas: son de quien se hace pasar por él.
MAX_OUTPUTS = 200
#: Caracteres de las salidas que se guardan de un cuaderno: las celdas que ya no caben se quedan sin ellas.
MAX_NOTEBOOK = 8 * 2**20
_UNSEEN = r"\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = re.compile(rf"\x1b(?!\[[\d;]*m)|[{_UNSEEN}]")
_NOT_FOR_A_PAGE = re.compile(rf"[\x1b{_UNSEEN}]")
_NO_ROOM = f"Las salidas ocupan más de {MAX_NOTEBOOK // 2**20} MB: no guardamos las de esta celda.\n"


def all_trusted(cells: Mapping[int, Sequence[Any]]) -> dict[int, list[NotebookNode]]:
    """Las salidas de cada celda, por posición, sin pasar entre todas de ``MAX_NOTEBOOK``."""
    kept, size = {}, 0
    for position, seen in sorted(cells.items()):
        found = trusted(seen)
        size += len(json.dumps(found))
        kept[position] = found if size <= MAX_NOTEBOOK else [_told(_NO_ROOM)]
    return kept


def _told(text: str) -> NotebookNode:
    return NotebookNode(output_type="stream", name="stderr", text=text)


def trusted(seen: Sequence[Any]) -> list[NotebookNode]:
    """Las salidas de una celda llegadas del ejecutor: las que se pueden guardar, reescritas."""
    kept = [output for raw in seen[:MAX_OUTPUTS] if (output := _one(raw))]
    if len(seen) > MAX_OUTPUTS:
        kept.append(_told(f"Había {len(seen)} salidas; solo guardamos las {MAX_OUTPUTS} primeras.\n"))
    return kept


def _one(raw: Any) -> NotebookNode | None:
    """``raw`` reescrita; ``None`` si no hay nada que guardar de ella."""
    if not isinstance(raw, Mapping):
        return None
    kind = raw.get("output_type")
    if kind == "stream":
        name = "stderr" if raw.get("name") == "stderr" else "stdout"
        return NotebookNode(output_type=kind, name=name, text=_text(raw.get("text")))
    if kind in ("display_data", "execute_result"):
        data = _trusted_data(raw.get("data"))
        return _display(kind, data) if data else None
    if kind == "error":
        trace = raw.get("traceback")
        return NotebookNode(
            output_type=kind,
            ename=_text(raw.get("ename"))[:200],
            evalue=_text(raw.get("evalue"))[:500],
            traceback=[_text(t)[:2000] for t in trace[:100]] if isinstance(trace, list) else [],
        )
    return None


def _display(kind: str, data: dict[str, str]) -> NotebookNode:
    output = {"output_type": kind, "data": data, "metadata": {}}
    return from_dict(output | ({"execution_count": None} if kind == "execute_result" else {}))


def _trusted_data(data: Any) -> dict[str, str]:
    if not isinstance(data, Mapping):
        return {}
    kept = {}
    if isinstance(data.get("text/plain"), str):
        kept["text/plain"] = _text(data["text/plain"])
    image = data.get("image/png")
    if isinstance(image, str) and len(image) <= MAX_IMAGE_BYTES:
        try:
            decoded = base64.b64decode(image, validate=False)
        except binascii.Error:
            decoded = b""
        if decoded.startswith(b"\x89PNG\r\n"):
            kept["image/png"] = base64.b64encode(decoded).decode()
    return kept


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "".join(v for v in value if isinstance(v, str))
    text = value if isinstance(value, str) else ""
    return readable(text[:MAX_TEXT])


def readable(text: str) -> str:
    """``text`` sin lo que no se ve y cambia lo demás: órdenes de una terminal y del sentido de la escritura.

    Los colores de una terminal se quedan: en una página son colores.
    """
    return _INVISIBLE.sub("", text).encode("utf-8", "replace").decode("utf-8")


def page(html: str) -> str:
    """``html`` sin nada que no se ve: lo que escribió un estudiante, en el orden en que está escrito."""
    return _NOT_FOR_A_PAGE.sub("", html)
