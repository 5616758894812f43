"""La prosa del proyecto, sin código ni fórmulas: lo que leen las pruebas de lengua."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat

from tests.kit import manual
from tests.kit.sample_class import ROOT

_FENCE = re.compile(r"```.*?```", re.S)
_DETAILS = re.compile(r"<details>.*?</details>", re.S)
_ANSWER = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.S)
_NOISE = (
    _FENCE,
    re.compile(r"::\n\n(?:(?: +.*)?(?:\n|\Z))+"),  # un ejemplo, en una cadena de documentación
    re.compile(r"``[^`]*``|`[^`]*`"),
    re.compile(r"\$\$.*?\$\$", re.S),
    re.compile(r"\$[^$\n]*\$"),
    re.compile(r"\]\([^)]*\)"),
    re.compile(r"https?://\S+"),
    re.compile(r"<[^>]+>"),
    re.compile(r":\w+:"),
    re.compile(r"&\w+;"),
    re.compile(r"--\w+"),
    re.compile(r"^ +\w+(?=: )", re.M),
    re.compile(r"^### (?:BEGIN|END) SOLUTION$", re.M),
    # términos en otro idioma, títulos de obras y mensajes de Python citados
    re.compile(r"(?<!\*)\*[^*\n]+\*(?!\*)"),
    re.compile(r"«[^»]*»"),
)

# estilos, celdas generadas y listas de nombres
_NOT_PROSE = re.compile(
    r"\dpx|rgba|  # ◀(\n|$)|torchvision|raise NotImpl|must be str|could not broadcast|0-dimensional|"
    r"^[\w ]+:$|BEGIN SOLUTION|attribute|Show this message|No such command|not take|unexpected extra"
)


def clean(text: str) -> str:
    """``text`` sin código, fórmulas, direcciones ni etiquetas."""
    for pattern in _NOISE:
        text = pattern.sub(" ", text)
    return text


def markdown_cells(unit: str) -> list[str]:
    """El texto de las celdas de Markdown de una unidad del docente."""
    path = next((ROOT / "solutions" / unit).glob("*.ipynb"))
    return [c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "markdown"]


def reading_words(unit: str) -> int:
    """Palabras que lee un estudiante, sin pistas plegadas, respuestas modelo ni código."""
    text = "\n".join(markdown_cells(unit))
    for pattern in (_DETAILS, _ANSWER, re.compile(r"^\|.*\|$", re.M)):
        text = pattern.sub(" ", text)
    return len(re.findall(r"\w*[^\W\d_]\w*", clean(text)))


def code_comments(unit: str) -> Iterator[str]:
    """Comentarios y cadenas de documentación de las celdas de código."""
    path = next((ROOT / "solutions" / unit).glob("*.ipynb"))
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            yield from re.findall(r"(?<!#)# +(.*)", cell.source)
            yield from re.findall(r'"""(.*?)"""', cell.source, re.S)


def messages() -> Iterator[tuple[str, str]]:
    """(archivo, texto) de cada cadena del corrector que parece una frase y no es de otra biblioteca."""
    for path in sorted((ROOT / "grader").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        others = [k for k in ast.walk(tree) if isinstance(k, ast.keyword) and k.arg == "says"]
        foreign = {node for keyword in others for node in ast.walk(keyword)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in foreign:
                text = node.value
                is_prose = " " in text.strip() and re.search(r"[a-záéíóúñ]{3}", text)
                if is_prose and not _NOT_PROSE.search(text):
                    yield str(path.relative_to(ROOT)), text


def documents() -> Iterator[tuple[str, str]]:
    """(archivo, texto) de los documentos, sin el resumen en inglés."""
    for path in manual.documents():
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8").partition("## In English")[0]


def units() -> list[str]:
    """Las unidades del curso."""
    return sorted(p.name for p in Path(ROOT / "solutions").iterdir() if p.is_dir())
