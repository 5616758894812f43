"""Texto de un estudiante que un docente puede abrir en su navegador sin que se ejecute ni se cargue nada.

``nbconvert`` deja pasar el HTML que haya en una celda de Markdown, las imágenes de cualquier dirección y las
celdas «raw» tal cual. Lo que cuenta para la nota es el código: del Markdown basta con que se pueda leer.
"""

import re
from collections.abc import Collection

from grader.pipeline.outputs import page
from grader.remembering import remembered

_FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})[^\n]*$", re.M)
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?=#|[a-zA-Z]+;)")
# órdenes de LaTeX con las que MathJax abre enlaces, pone estilos o carga extensiones
_TEX = re.compile(
    r"\\(?=(?:href|url|require|unicode|cssId|class|style|data|includegraphics|def|let|newcommand|renewcommand"
    r"|newenvironment|bbox|mmlToken|html\w*)\b)"
)
# «[texto](destino)» y «[ref]: destino» cuyo destino no es una dirección web
_LINK = re.compile(r"\](?=\s*(?:\(|:)(?!\s*https?://))")
_SCHEME = re.compile(r"\b(javascript|vbscript|data|file|blob)(\s*):", re.I)
# una imagen adjunta a la celda, después de pasar por ``_inert``
_ATTACHED = re.compile(r"!\\\[([^\[\]\n]{0,300})\\\]\(attachment:([\w.-]{1,60})\)")
_NOT_PLAIN = re.compile(r"[^\w .,;:()-]+")


def markdown(source: str, attached: Collection[str] = ()) -> str:
    """``source`` sin HTML, imágenes de fuera, enlaces que ejecuten ni bloques que dibuje un programa.

    Las únicas imágenes que quedan son las adjuntas a la celda cuyo nombre esté en ``attached``.
    """
    text = _inert(source)
    if not attached:
        return text
    return _ATTACHED.sub(lambda m: picture(m[1], m[2]) if m[2] in attached else m[0], text)


def picture(description: str, name: str) -> str:
    """La imagen adjunta ``name``, cuyo nombre es de los nuestros, en Markdown."""
    return f"![{_NOT_PLAIN.sub(' ', description).strip() or 'imagen pegada'}](attachment:{name})"


@remembered(256, 10_000)  # casi todo el texto de una clase es el del cuaderno publicado
def _inert(source: str) -> str:
    text = _FENCE.sub(lambda m: f"{m[1]}{m[2]}", page(source))  # quitarlo después volvería a unir lo de abajo
    text = _ENTITY.sub("&amp;", text)
    text = _TAG.sub("&lt;", text)
    text = text.replace("![", "!\\[")
    text = _LINK.sub(r"\\]", text)
    text = _TEX.sub(r"\\ ", text)
    return _SCHEME.sub(r"\1 :", text)


def raw(source: str) -> str:
    """Una celda «raw» como bloque de texto de Markdown."""
    source = page(source)
    fence = "~" * (3 + max(map(len, re.findall(r"~+", source)), default=0))
    return f"{fence}\n{source}\n{fence}"
