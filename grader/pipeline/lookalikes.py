"""Lo que la gente entrega creyendo que es un cuaderno: qué es cada cosa y qué hay que hacer."""

import re

from grader.pipeline.raw import EMPTY

_HAND_IN = "entrega el cuaderno .ipynb de la unidad"
_DOWNLOAD = "descárgalo de Jupyter (File → Download) o de Colab (Archivo → Descargar → Descargar .ipynb)"
_IMAGE = f"El archivo es una imagen: {_HAND_IN}, no una captura de pantalla."
#: Por cómo empiezan. Lo primero que coincide gana.
_STARTS = (
    (b"PK\x05\x06", f"El archivo es un zip vacío con el nombre cambiado: {_HAND_IN}."),
    (
        b"PK\x03\x04",
        "El archivo es un zip con el nombre cambiado: descomprímelo y entrega el .ipynb que contiene.",
    ),
    (b"%PDF", f"El archivo es un PDF con el nombre cambiado: {_HAND_IN}, no lo que imprime."),
    (b"\x1f\x8b", "El archivo está comprimido (gzip): descomprímelo y entrega el .ipynb que contiene."),
    (b"7z\xbc\xaf", "El archivo está comprimido (7z): descomprímelo y entrega el .ipynb que contiene."),
    (b"Rar!", "El archivo está comprimido (rar): descomprímelo y entrega el .ipynb que contiene."),
    (b"BZh", "El archivo está comprimido (bzip2): descomprímelo y entrega el .ipynb que contiene."),
    (b"\xfd7zXZ", "El archivo está comprimido (xz): descomprímelo y entrega el .ipynb que contiene."),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"RIFF", _IMAGE),
    (b"\xd0\xcf\x11\xe0", f"El archivo es un documento de Office: {_HAND_IN}, no un documento."),
    (b"{\\rtf", f"El archivo es un documento de texto con formato (RTF): {_HAND_IN}; {_DOWNLOAD}."),
    (b"SQLite format 3", f"El archivo es una base de datos: {_HAND_IN}."),
    (b"bplist00", f"El archivo es un resguardo de iCloud o de Safari, no el cuaderno: {_DOWNLOAD}."),
    (
        b"\x00\x05\x16\x07",
        "El archivo es uno auxiliar de macOS (su nombre empieza por «._»): entrega el otro.",
    ),
    (
        b"version https://git-lfs",
        "El archivo es un puntero de Git LFS y el cuaderno no está dentro: ejecuta «git lfs pull» y entrega "
        "el que queda en su sitio.",
    ),
)
_PROGRAM = f"El archivo es un programa de Python, no un cuaderno: {_DOWNLOAD} y {_HAND_IN}."
_PAGE = (
    "El archivo es una página web (HTML) guardada con el nombre del cuaderno: descárgalo con el botón de "
    f"descargar (en GitHub, «Download raw file») y {_HAND_IN}."
)
_OFFICE = (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_CONFLICT = re.compile(rb"^[ \t]*(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)", re.M)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|\?xml|!--|svg|meta)", re.I)
_PYTHON = re.compile(rb"(?:import|from|def|class|@|%|!|#|\"\"\"|print\()", re.A)


def what_it_is(data: bytes) -> str:
    """Qué es ``data``, que no es un cuaderno ni está vacío, y qué hacer; vacío si no se sabe."""
    head = data[:4096] if data.startswith(b"\0") else data[:4096].lstrip(b"\xef\xbb\xbf" + EMPTY)
    return _by_its_start(head) or _conflict(data) or (_PYTHON.match(head) and _PROGRAM) or ""


def _by_its_start(head: bytes) -> str:
    if head.startswith(b"PK\x03\x04") and any(name in head for name in _OFFICE):
        return f"El archivo es un documento (de Word, por ejemplo): {_HAND_IN}, no un documento."
    if _MARKUP.match(head):
        return _PAGE
    return next((sentence for start, sentence in _STARTS if head.startswith(start)), "")


def _conflict(data: bytes) -> str:
    found = _CONFLICT.search(data)
    if not found:
        return ""
    line = data.count(b"\n", 0, found.start()) + 1
    return (
        f"El archivo tiene las marcas de un conflicto de Git sin resolver (línea {line}): quédate con una de "
        "las dos versiones («git checkout --ours» o «--theirs» y el nombre del archivo), ábrelo en Jupyter "
        "para ver que es la tuya y entrégalo otra vez."
    )
