"""Nombres de personas e identificadores hechos con ellos, vengan de la plataforma que vengan."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from grader.course.text import normal, visible

_GROUP = re.compile(r"(?:grupo|group|equipo|team|gr|g|grup)\b[^-]*-(?=\S)", re.I)
#: Un número de ID pegado al nombre: «Ana-2018147546», «Ana (12345678Z)».
_NUMBER = re.compile(r"(.*?[^\W\d_]\W*?)[\s,_(\[-]+(\d{5,15}[A-Za-z]?)[)\]]?")
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


def natural(name: str) -> str:
    """``García López, Ana`` -> ``Ana García López``; lo que no lleva una sola coma se queda como está."""
    last, comma, first = (part.strip() for part in visible(name).partition(","))
    return f"{first} {last}" if comma and first and last and "," not in first else visible(name)


def key(name: str) -> str:
    """Lo mismo para el nombre de una persona, empiece por el nombre o por los apellidos, con coma o sin ella.

    Pasar los apellidos delante da la vuelta a las palabras sin cambiar quién va detrás de quién, así que
    ``Ana García López`` no es ``Ana López García``.
    """
    words = normal(natural(name)).split()
    return " ".join(min((words[i:] + words[:i] for i in range(len(words))), default=[]))


def without_number(name: str) -> tuple[str, str]:
    """``LÓPEZ,ANA-2018147546`` -> ``("LÓPEZ,ANA", "2018147546")``: hay sitios que añaden el número de ID."""
    found = _NUMBER.fullmatch(visible(name))
    return (found[1], found[2]) if found else (visible(name), "")


def token(text: str) -> str:
    """``text`` como número de una persona donde no los hay: siempre el mismo y solo suyo."""
    plain = slug(text)
    return plain if plain == text else f"{plain}-{sha256(text.encode()).hexdigest()[:8]}"


def slug(text: str) -> str:
    """``text`` como identificador: letras sin acento, números, puntos y guiones; puede quedar vacío."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9._-]+", "_", plain)[:MAX_SLUG].strip("._-")
    return f"{name}_" if _RESERVED.fullmatch(name) else name
