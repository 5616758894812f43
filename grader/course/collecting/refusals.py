"""Lo que alguien entregó en lugar del cuaderno: de qué clase es y qué se le pide."""

from collections import Counter
from collections.abc import Iterable, Sequence

from grader.course.collecting.archive import Listing, Refused

_TEXTS = frozenset([".docx", ".doc", ".odt", ".pages", ".rtf"])
_PICTURES = frozenset([".png", ".jpg", ".jpeg", ".heic", ".gif", ".webp"])
_ARCHIVES = frozenset([".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"])
#: Qué se pide en cada caso, que es lo que se lee después de «entregaste…».
ASK = {
    "un documento de texto": "el cuaderno (.ipynb): en Jupyter o Colab, «Descargar .ipynb»",
    "un PDF": "el cuaderno (.ipynb), no lo impreso",
    "una página web guardada": "el cuaderno (.ipynb), no la página exportada",
    "un programa de Python": "el cuaderno (.ipynb): en Colab, «Descargar .ipynb», no «Descargar .py»",
    "una imagen": "el cuaderno (.ipynb), no una captura",
    "el cuaderno de otra unidad": "el cuaderno de esta unidad",
    "un cuaderno que no es del curso": "el cuaderno que se te dio, con sus celdas",
    "un archivo comprimido que no es .zip": "el cuaderno suelto o en un .zip",
    "un archivo que no se puede leer": "el archivo otra vez: el que llegó está dañado",
    "solo texto escrito en la plataforma": "el cuaderno (.ipynb) como archivo, no un enlace",
    "otros archivos": "el cuaderno (.ipynb)",
    "nada": "el cuaderno (.ipynb): en la entrega no hay ningún archivo",
}


def kind_of(listing: Listing, skipped: Sequence[Refused]) -> str:
    """De qué clase es lo que hay en ``listing``, la entrega de alguien sin cuaderno de la unidad."""
    reasons = [s.reason for s in skipped]
    suffixes = {i.suffix for i in listing.items} | {
        f".{s.label.rpartition('.')[2].lower()}" for s in skipped if "." in s.label
    }
    if any("es el cuaderno de otra unidad" in r for r in reasons):
        return "el cuaderno de otra unidad"
    if any("ninguna celda de las unidades" in r for r in reasons):
        return "un cuaderno que no es del curso"
    for kind, some in (
        ("un documento de texto", _TEXTS),
        ("un PDF", {".pdf"}),
        ("una página web guardada", {".html", ".htm", ".mhtml"} if listing.items else set()),
        ("un programa de Python", {".py"}),
        ("un archivo comprimido que no es .zip", _ARCHIVES),
        ("una imagen", _PICTURES),
    ):
        if suffixes & some:
            return kind
    if ".ipynb" in suffixes or ".zip" in suffixes:
        return "un archivo que no se puede leer"
    if any("texto escrito en" in r for r in reasons):
        return "solo texto escrito en la plataforma"
    return "otros archivos" if listing.items or skipped else "nada"


def by_kind(kinds: Iterable[str]) -> dict[str, int]:
    """Cuántas entregas hay de cada clase, de la más corriente a la menos."""
    return dict(Counter(kinds).most_common())


def request(unit: str, kinds: Iterable[str]) -> list[str]:
    """El texto, listo para pegar en un correo, con el que se pide la entrega otra vez."""
    lines = [f"Hola: no hemos podido calificar tu entrega de {unit} porque en ella no está el cuaderno."]
    lines += [f"- Si entregaste {kind}, envía {ASK[kind]}." for kind in by_kind(kinds)]
    return [*lines, f"El archivo es el de la carpeta {unit} y termina en .ipynb. Gracias."]
