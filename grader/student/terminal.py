"""La terminal que no es UTF-8: lo que no sabe escribir sale con letras y signos que sí tiene.

Un signo se cambia siempre por uno solo, para que las tablas sigan alineadas.
"""

import codecs
import os
import sys
import unicodedata

_NAME = "grader.llano"
_SIGNS = {
    **{"+": "✔✓", "x": "✘✗×", "*": "•", ".": "·…", "-": "—–─━−", "|": "∣│┃", '"': "«»“”", "'": "‘’"},
    **{">": "→≥", "<": "←≤", "^": "↑", "v": "↓", "!": "≠¡", "?": "¿", "o": "°", "E": "€"},
}
_PLAIN = {ord(sign): letter for letter, signs in _SIGNS.items() for sign in signs}
_FRAMES = "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋┡┩╇╈"


def write_plain() -> None:
    """Desde ahora la salida y los errores de este programa se escriben en cualquier terminal."""
    codecs.register_error(_NAME, _plainly)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # quien la recoge (una prueba, un cuaderno) ya sabe escribir
            continue
        if sys.platform == "win32" and "PYTHONIOENCODING" not in os.environ:
            reconfigure(encoding="utf-8")  # fuera de una consola, Windows no escribiría ni los acentos
        reconfigure(errors=_NAME)


def plain(text: str) -> str:
    """``text`` con letras y signos de ASCII, uno por cada uno."""
    return "".join(map(_ascii, text))


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def _ascii(character: str) -> str:
    known = character.translate(_PLAIN)
    if known.isascii():
        return known
    base = unicodedata.normalize("NFKD", character)[:1]
    return base if base.isascii() else "+" if character in _FRAMES else "?"
