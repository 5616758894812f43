"""Quitar de un informe a las personas: seudónimos estables y textos sin nombres.

Los seudónimos salen de la clave del curso: quien no la tenga no puede rehacerlos a partir de la lista de
clase.
"""

import ast
import builtins
import hmac
import keyword
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from grader import exercises
from grader.course.layout import Course

# sin vocales no sale ninguna palabra, tampoco un nombre
_ALPHABET = "BCDFGHJKMNPQRSTVWXZ23456789"
_LENGTH = 6
_WORD = re.compile(r"\w+")
_TOKENS = re.compile(r"[^\W\d_]+")
_HIDDEN = "anonimo"
#: Un identificador más corto está en cualquier palabra: no se puede buscar.
_MIN_IDENTITY = 3


def pseudonym(key: bytes, student: str) -> str:
    """Un nombre estable de ``student`` que solo se puede rehacer con la clave ``key`` del curso."""
    digest = int.from_bytes(hmac.digest(key, b"seudonimo:" + student.encode(), "sha256"), "big")
    letters = []
    for _ in range(_LENGTH):
        digest, position = divmod(digest, len(_ALPHABET))
        letters.append(_ALPHABET[position])
    return "".join(letters)


def mask_of(course: Course, people: Mapping[str, str], anonymous: bool) -> "Mask":
    """Cómo se nombra a ``people``, la gente de ``course``."""
    asked = exercises.all_exercises().values()
    names = [n for e in asked for n in (e.name, *e.parameters, *e.outputs)]
    words = frozenset(names) | {w for n in names for w in n.split("_")}
    return Mask(people, course.course_key() if anonymous else b"", words)


@dataclass(frozen=True)
class Mask:
    """Sabe quién es quién en la clase y lo borra de los textos.

    ``people`` es el nombre completo (o vacío) de cada identificador; ``key``, la clave del curso, o vacía
    para un informe con nombres; ``vocabulary``, palabras del curso que no se borran aunque alguien se llame
    así.
    """

    people: Mapping[str, str]
    key: bytes = b""
    vocabulary: Iterable[str] = field(default=())

    @property
    def anonymous(self) -> bool:
        """Si el informe es anónimo."""
        return bool(self.key)

    def label(self, student: str) -> str:
        """Cómo se llama ``student`` en la página."""
        return pseudonym(self.key, student) if self.key else student

    def name(self, student: str) -> str:
        """El nombre completo, si se conoce y se puede decir."""
        return "" if self.key else self.people.get(student, "")

    def text(self, text: str) -> str:
        """``text`` sin nadie de la clase, si el informe es anónimo."""
        return self.scrub(text) if self.key else text

    def scrub(self, text: str) -> str:
        """``text`` sin identificadores ni nombres de nadie de la clase."""
        if self._phrases:
            text = self._phrases.sub(_HIDDEN, text)
        return _WORD.sub(lambda match: _HIDDEN if self._is_someone(match[0]) else match[0], text)

    def code(self, source: str) -> str:
        """El código de ``source`` sin comentarios, documentación ni nadie; vacío si no se entiende."""
        try:
            tree = _Undocumented().visit(ast.parse(source))
            return self.scrub(ast.unparse(tree))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ""

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(_plain(s) for s in self.people if len(s) >= _MIN_IDENTITY)

    @cached_property
    def _phrases(self) -> re.Pattern | None:
        """Los identificadores que no son una sola palabra, como los correos."""
        odd = [re.escape(s) for s in self.people if len(s) >= _MIN_IDENTITY and not _WORD.fullmatch(s)]
        return re.compile("|".join(sorted(odd, key=len, reverse=True)), re.I) if odd else None

    @cached_property
    def _names(self) -> frozenset[str]:
        words = [_plain(w) for name in self.people.values() for w in _TOKENS.findall(name)]
        words += [_plain(w) for s in self.people for w in _TOKENS.findall(s) if len(w) > _MIN_IDENTITY]
        return frozenset(w for w in words if len(w) >= _MIN_IDENTITY)

    @cached_property
    def _kept(self) -> frozenset[str]:
        import numpy as np

        words = [
            *self.vocabulary,
            *dir(builtins),
            *dir(np),
            *keyword.kwlist,
            "axis",
            "shape",
            "dtype",
            "numpy",
        ]
        return frozenset(_plain(w) for w in words)

    @cached_property
    def _any_id(self) -> re.Pattern | None:
        ids = sorted(map(re.escape, self._ids), key=len, reverse=True)
        return re.compile("|".join(ids)) if ids else None

    def _is_someone(self, word: str) -> bool:
        plain = _plain(word)
        if plain in self._kept:
            return False
        if self._any_id and self._any_id.search(plain):
            return True
        return any(token in self._names and token not in self._kept for token in _TOKENS.findall(plain))


def _plain(text: str) -> str:
    """En minúsculas y sin tildes."""
    split = unicodedata.normalize("NFD", text)
    return "".join(c for c in split if not unicodedata.combining(c)).casefold()


class _Undocumented(ast.NodeTransformer):
    """Quita las cadenas sueltas: la documentación y los comentarios entre comillas."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                kept = [s for s in block if not _is_text(s)]
                empty = bool(block) and not kept and not isinstance(node, ast.Module)
                setattr(node, name, [ast.Pass()] if empty else kept)
        return node


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str | bytes)
    )
