"""Textos de fuera, para compararlos."""

import re
import unicodedata


def visible(text: str) -> str:
    """``text`` sin lo que no se ve: espacios raros, guiones opcionales, marcas de dirección, de ancho cero.

    Los ponen los móviles, Word y «Copiar como ruta de acceso» de Windows. Lo que sí manda (saltos de línea,
    retrocesos) se queda: quien lo recibe lo rechaza.
    """
    shown = "".join(" " if unicodedata.category(c) == "Zs" else c for c in text if not _unseen(c))
    return " ".join(filter(None, shown.split(" ")))


def _unseen(c: str) -> bool:
    return unicodedata.category(c) == "Cf"


def normal(text: str) -> str:
    """``text`` para comparar: sin acentos, mayúsculas, puntuación ni espacios de más."""
    plain = unicodedata.normalize("NFKD", visible(text)).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", letters))
