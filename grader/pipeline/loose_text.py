"""El texto de una entrega que no es de ninguna celda publicada: dónde puede estar una respuesta escrita."""

import ast
import builtins
import re
import textwrap
from collections.abc import Collection

from grader.pipeline.reading import Draft
from grader.pipeline.recognition import alike
from grader.units import TEXT_STUB

#: Con más, una celda de código no es una respuesta escrita.
MAX_CODE = 20_000
#: Lo que se mira de una celda: el resto no cabría al enseñarlo.
MAX_TEXT = 60_000
#: Lo que ponen los programas en una celda para que se escriba en ella; solo se miran sus letras.
_STUBS = (TEXT_STUB, "YOUR_ANSWER_HERE", "YOUR_CODE_HERE", "Start_writing_code_here")
#: Desde cuántas letras una línea igual a otra publicada no es casualidad.
_LONG = 15
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")
_PICTURE = re.compile(r"!\[|<img\b", re.I)
_COLAB_BADGE = re.compile(r"<a [^<>]{0,500}><img [^<>]{0,300}colab-badge[^<>]{0,300}></a>")
_TEXT_CELL = re.compile(r"\s*%%(?:markdown|md|latex|html)\b[^\n]*\n", re.I)
_MAGIC = re.compile(r"^[ \t]*(?:[%!?].*|[\w.]+\?{1,2}[ \t]*)$", re.M)
_ASSIGNED_MAGIC = re.compile(r"=[ \t]*[%!].*$", re.M)
_QUOTED = re.compile(r"""("[^"\n]*"|'[^'\n]*'|\#[^\n]*)""")
_CODE_SIGN = re.compile(r"[=\[\]{}()@\\]")
_KEYWORDS = (
    "False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from"
    "|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|print"
)
_KEYWORD = re.compile(rf"\s*(?:{_KEYWORDS})\b")
#: Dos palabras seguidas que no son de Python: eso no es código.
_WORDS = re.compile(
    rf"\b(?!(?:{_KEYWORDS})\b)[^\W\d_]+ +(?!(?:{_KEYWORDS})\b)[^\W\d_]+\b(?![(=.\[])",
)
_FUNCTION = re.compile(r"^[ \t]*def +\w+ *\(", re.M)
_SHOWING = ("print", "display", "Markdown", "Latex", "HTML")


def count_pictures(source: str) -> int:
    """Cuántas imágenes enseña ``source``, sean de donde sean."""
    return len(_PICTURE.findall(source))


def is_blank(draft: Draft, official: str, gone: Collection[str] = ()) -> bool:
    """Si ``draft`` no tiene nada escrito: está vacía o con lo que traía la celda publicada, ``official``.

    O con lo de otra publicación, ``gone``: de ella solo cuentan las líneas largas.
    """
    if draft.pasted or count_pictures(draft.source) or len(draft.source) > MAX_TEXT:
        return False
    given = {_letters(line) for line in official.splitlines()}
    left = [line for line in draft.source.splitlines() if not (_is_stub(line) or _letters(line) in given)]
    if not left or not gone:
        return not left
    before = {_letters(line) for text in gone for line in text.splitlines()}
    return all(len(_letters(line)) >= _LONG and _letters(line) in before for line in left)


def _letters(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()


def _is_stub(line: str) -> bool:
    return _letters(line) in _STUB_LETTERS


_STUB_LETTERS = frozenset(map(_letters, ("", *_STUBS)))


def loose_text(draft: Draft, lines: Collection[str]) -> str:
    """Lo escrito en ``draft`` que no está en lo publicado, cuyas líneas son ``lines``; vacío si no hay nada.

    De una celda de código cuenta lo que no es código: lo que no se entiende y se lee como una frase, los
    comentarios sin nada más y los textos que solo se enuncian, se enseñan o se guardan.
    """
    source = alike(_COLAB_BADGE.sub("", draft.source[:MAX_TEXT]))
    all_lines = source.split("\n")
    own = "\n".join(line for line in all_lines if line.strip() not in lines).strip()
    if any(line.strip() in lines and len(_letters(line)) >= _LONG for line in all_lines):
        source = own  # una celda publicada con algo más escrito
    if draft.kind == "code":
        return _said(source) if _said(own) else ""
    written = "\n".join(line for line in own.split("\n") if not _is_stub(line))
    return source if _letters(_TAG.sub("", written)) or count_pictures(own) else ""


def _said(source: str) -> str:
    """Lo que dice una celda de código a quien la lee; vacío si es código."""
    if len(source) > MAX_CODE:
        return ""
    if _TEXT_CELL.match(source):
        return _TEXT_CELL.sub("", source, count=1).strip()
    if source.lstrip().startswith("%%"):
        return ""
    code = _ASSIGNED_MAGIC.sub("= None", _MAGIC.sub("", source))
    try:
        parts = _statements(code)
    except SyntaxError:
        return source if _reads_as_prose(code) else ""
    if parts:
        shown = [_shown(part) for part in parts if not isinstance(part, ast.Import | ast.ImportFrom)]
        return "\n\n".join(shown) if all(shown) else ""
    said = "\n".join(line.strip().lstrip("#").removeprefix(" ") for line in code.splitlines()).strip()
    return "" if all(map(_is_stub, said.splitlines())) or _is_code(said) else said


def _statements(code: str) -> list[ast.stmt]:
    """Las instrucciones de ``code``; lanza ``SyntaxError`` si no es Python."""
    try:
        return ast.parse(textwrap.dedent(code)).body
    except (ValueError, RecursionError, MemoryError):
        raise SyntaxError from None


def _reads_as_prose(code: str) -> bool:
    """Si lo que no está entre comillas ni en comentarios tiene frases, o nada de lo que tiene el código.

    Una función que no se entiende es código a medias, aunque tenga dos palabras seguidas.
    """
    if _FUNCTION.search(code):
        return False
    for quotes in ('"""', "'''"):
        code = " ".join(code.split(quotes)[::2])
    text = _QUOTED.sub(" ", code)
    if _WORDS.search(text):
        return True
    return bool(_letters(text)) and not _CODE_SIGN.search(text) and not _KEYWORD.match(text)


def _is_code(said: str) -> bool:
    """Si unos comentarios son código que alguien dejó de ejecutar."""
    try:
        parts = _statements(said)
    except SyntaxError:
        return False
    return not all(isinstance(p, ast.Expr) and isinstance(p.value, ast.Name | ast.Constant) for p in parts)


def _shown(part: ast.stmt) -> str:
    """El texto que ``part`` solo enuncia, enseña o guarda con un nombre; vacío si hace otra cosa."""
    match part:
        case ast.AnnAssign(value=None, annotation=ast.Name(word)) if not hasattr(builtins, word):
            return ast.unparse(part)  # «Respuesta: ceros»
    value = part.value if isinstance(part, ast.Expr | ast.Assign) else None
    alone = isinstance(part, ast.Expr)
    while isinstance(value, ast.Call) and len(value.args) == 1 and isinstance(value.func, ast.Name):
        if value.func.id not in _SHOWING:
            return ""
        value, alone = value.args[0], False
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        return ""
    text = value.value.strip()
    return text if _letters(text) and (alone or len(text.split()) > 2) else ""
