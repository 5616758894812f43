"""Nombres de personas e identificadores hechos con ellos, vengan de la plataforma que vengan."""

import re
import unicodedata
from dataclasses import dataclass

_GROUP = re.compile(r"(?:grupo|group|equipo|team|gr|g|grup)\b[^-]*-(?=\S)", re.I)
_HIDDEN = frozenset(["participante", "participant"])
#: Nombres que Windows no deja usar a una carpeta.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
MAX_SLUG = 48


@dataclass(frozen=True)
class Owner:
    """De quién es un archivo de la descarga: nombre, número en esa tarea y complemento de Moodle."""

    name: str
    number: str
    plugin: str

    @property
    def hidden(self) -> bool:
        """Si la tarea oculta las identidades y el nombre no dice nada."""
        return normal(self.name) in _HIDDEN


def without_group(name: str) -> str:
    """``Grupo A-Ana García`` -> ``Ana García``; un nombre compuesto con guion se queda como está."""
    return _GROUP.sub("", name, count=1).strip() if _GROUP.match(name) else name


def normal(text: str) -> str:
    """``text`` para comparar nombres: sin acentos, mayúsculas, puntuación ni espacios de más."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", letters))


def slug(text: str) -> str:
    """``text`` como identificador: letras sin acento, números, puntos y guiones; puede quedar vacío."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9._-]+", "_", plain)[:MAX_SLUG].strip("._-")
    return f"{name}_" if _RESERVED.fullmatch(name) else name
