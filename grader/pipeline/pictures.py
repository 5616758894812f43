"""Las imágenes pegadas en un texto: PNG y JPEG, escritas otra vez por nosotros y con tope en todo.

Llegan como adjuntos de la celda (``![](attachment:nombre)``), que es lo que hacen Jupyter y VS Code, o dentro
del texto (``data:image/png;base64,…``), como en Colab. De lo que llega solo se conservan los píxeles.
"""

import base64
import hashlib
import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

#: De cada imagen que llega: lo que ocupa en base64 y sus píxeles, que se miran antes de leerla.
MAX_DATA = 12 * 2**20
MAX_PIXELS = 16_000_000
#: Los píxeles que se leen de un cuaderno entero: es lo que cuesta tiempo.
MAX_READ = 64_000_000
#: De una que se guarda: su lado mayor y lo que ocupa.
MAX_SIDE = 1600
MAX_KEPT = 1_500_000
#: Cuántas se intentan leer de una celda y de un cuaderno, y lo que ocupan entre todas las de uno.
MAX_IN_CELL = 10
MAX_IN_NOTEBOOK = 24
MAX_TOTAL = 8_000_000
#: Un JPEG progresivo de verdad tiene una decena de pasadas; cada una recorre la imagen entera.
_MAX_SCANS = 40
_KINDS = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg")}
_INLINE = re.compile(r"data:image/(\w[\w.+-]{0,20});base64,([A-Za-z0-9+/=]+)")


@dataclass(frozen=True)
class Pasted:
    """Una imagen como llegó: su nombre y su base64, sin comprobar; vacío si no dice ser PNG ni JPEG."""

    name: str
    data: str = ""


@dataclass(frozen=True)
class Picture:
    """Una imagen que se guarda, en base64."""

    mime: str
    extension: str
    data: str


def pasted_in(attachments: Any) -> tuple[Pasted, ...]:
    """Las imágenes de los adjuntos de una celda, que pueden ser cualquier cosa."""
    if not isinstance(attachments, Mapping):
        return ()
    named = [(name, kinds) for name, kinds in attachments.items() if isinstance(kinds, Mapping)]
    return tuple(Pasted(name, _data(kinds)) for name, kinds in named[: MAX_IN_CELL + 1])


def _data(kinds: Mapping[str, Any]) -> str:
    for mime, _ in _KINDS.values():
        data = kinds.get(mime)
        if isinstance(data, list):
            data = "".join(piece for piece in data if isinstance(piece, str))
        if isinstance(data, str):
            return data
    return ""


def lifted(source: str) -> tuple[str, tuple[Pasted, ...]]:
    """``source`` con las imágenes que lleve dentro cambiadas por adjuntos, y esos adjuntos."""
    found: list[Pasted] = []

    def lift(match: re.Match) -> str:
        if len(found) <= MAX_IN_CELL:
            found.append(Pasted(f"en-el-texto-{len(found)}", match[2]))
            return f"attachment:{found[-1].name}"
        return "attachment:"

    return _INLINE.sub(lift, source) if "data:image/" in source else source, tuple(found)


@dataclass
class Album:
    """Las imágenes que se guardan de un cuaderno: lo que se puede leer y guardar todavía."""

    left: int = MAX_IN_NOTEBOOK
    pixels: int = MAX_READ
    room: int = MAX_TOTAL
    _seen: dict[bytes, Picture | None] = field(default_factory=dict)

    def keep(self, pasted: Pasted) -> Picture | None:
        """``pasted`` escrita otra vez; ``None`` si no es una imagen o ya no cabe."""
        if not pasted.data or len(pasted.data) > MAX_DATA:
            return None
        digest = hashlib.sha256(pasted.data.encode("utf-8", "replace")).digest()
        if digest not in self._seen:
            if self.left <= 0:
                return None
            self.left -= 1
            self._seen[digest] = self._rewritten(pasted.data)
        picture = self._seen[digest]
        if picture is None or len(picture.data) > self.room:
            return None
        self.room -= len(picture.data)
        return picture

    def _rewritten(self, data: str) -> Picture | None:
        from PIL import Image

        try:
            content = base64.b64decode(data)
            if content.startswith(b"\xff\xd8") and content.count(b"\xff\xda") > _MAX_SCANS:
                return None
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # de las muy grandes se encarga MAX_PIXELS
                with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
                    pixels = image.width * image.height
                    if pixels > min(MAX_PIXELS, self.pixels):
                        return None
                    self.pixels -= pixels
                    return _encoded(image)
        except Exception:  # un archivo roto a propósito falla en Pillow de muchas maneras, sin clase común
            return None


def _encoded(image: Any) -> Picture | None:
    """Los píxeles de ``image`` sobre blanco, derechos y sin nada más de lo que trajera."""
    from PIL import Image, ImageOps

    kind = "PNG" if image.format == "PNG" else "JPEG"
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # un JPEG grande se lee ya reducido
    small = image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGBA")
    small.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
    upright = ImageOps.exif_transpose(small).convert("RGBA")
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright.getchannel("A"))
    for wanted in dict.fromkeys((kind, "JPEG")):  # un PNG que no cabe suele ser una foto
        content = io.BytesIO()
        clean.save(content, wanted, **({"quality": 85} if wanted == "JPEG" else {}))
        data = base64.b64encode(content.getvalue()).decode()
        if len(data) <= MAX_KEPT:
            return Picture(*_KINDS[wanted], data)
    return None


def pointed(text: str, old: str, new: str) -> str:
    """``text`` con lo que enseñaba el adjunto ``old`` enseñando ``new``, se escribiera como se escribiera."""
    quoted = (quote(old, safe, errors="replace") for safe in ("/", "()!'*"))
    for name in dict.fromkeys((old, *quoted, old.replace(" ", "%20"))):
        for before in (f"](attachment:{name})", f"](<attachment:{name}>)"):
            text = text.replace(before, f"](attachment:{new})")
    return text
