"""Markdown como HTML inerte: sin HTML ajeno, con enlaces solo a la web y fórmulas en MathML.

Lo usan la página de comentarios y la revisión de formgrader, que así no necesitan MathJax ni cargan nada. Se
escribe pieza a pieza y, al final, solo sale lo que está en la lista de etiquetas y atributos. De imágenes,
solo las adjuntas a la celda, que ya escribió otra vez ``grader.pipeline.pictures``.
"""

import re
from collections.abc import Mapping
from functools import cache
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import tostring

import mistune
import nh3
from latex2mathml.converter import convert_to_element
from mistune.plugins.math import math
from mistune.util import striptags

MAX_MARKDOWN = 50_000
_MAX_FORMULA = 1_000
_FITS = 40  # lo que cabe en una línea de un teléfono, más o menos
_WEB = re.compile(r"https?://", re.I)
_ATTACHMENT = "attachment:"
_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")
_DETAILS = re.compile(r"(?:<|&lt;)/?details>")
_SUMMARY = re.compile(r"(?:<|&lt;)summary>(.{0,300}?)(?:<|&lt;)/summary>")
_TAGS = {"a", "blockquote", "br", "code", "del", "div", "em", "h4", "hr", "li", "ol", "p", "pre", "span"}
_TAGS |= {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul", "math", "menclose", "mfenced"}
_TAGS |= {"mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts"}
_TAGS |= {"mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd"}
_TAGS |= {"mtext", "mtr", "munder", "munderover"}
_EVERYWHERE = {"tabindex", "accent", "accentunder", "columnalign", "display", "displaystyle", "fence"}
_EVERYWHERE |= {"form", "linethickness", "lspace", "mathvariant", "movablelimits", "notation", "rspace"}
_EVERYWHERE |= {"separator", "stretchy", "width"}


def _attribute(tag: str, name: str, value: str) -> str | None:
    """``value`` si es lo que puede ser: una dirección, de la web; una imagen, de las que van dentro."""
    wanted = {"href": _WEB.match, "src": _IMAGE.fullmatch}.get(name)
    return value if wanted is None or wanted(value) else None


@cache
def _allowed(images: bool, folds: bool = False) -> nh3.Cleaner:
    """Lo único que sale, con imágenes o sin ellas y con desplegables o sin ellos."""
    return nh3.Cleaner(
        tags=_TAGS | ({"img"} if images else set()) | ({"details", "summary"} if folds else set()),
        attributes={
            "*": _EVERYWHERE,
            "a": {"href"},
            "img": {"alt", "src"},
            "ol": {"start"},
            "td": {"style"},
            "th": {"style"},
        },
        allowed_classes={"div": {"scroll"}, "span": {"scroll"}},
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "data"},
        attribute_filter=_attribute,
    )


def html(source: str, images: Mapping[str, str] | None = None, folded: bool = False) -> str:
    """``source`` (Markdown de quien sea) como HTML que no ejecuta ni carga nada.

    ``images`` son las imágenes adjuntas que puede enseñar, por su nombre, como ``data:image/png;base64,…``.
    Con ``folded`` quedan los desplegables del cuaderno; si no, salen abiertos.
    """
    if len(source) > MAX_MARKDOWN:
        return f"<pre>{escape(source[:MAX_MARKDOWN])}</pre>"
    convert = _converter(images) if images else _without_images()
    if not folded:
        return _allowed(bool(images)).clean(convert(_unfolded(source)))
    return _allowed(bool(images), True).clean(_with_folds(convert(_marked(source))))


#: Lo que ocupa el lugar de cada etiqueta de un desplegable mientras se convierte lo demás.
_MARKS = {"\ue000": "<details>", "\ue001": "</details>", "\ue002": "<summary>", "\ue003": "</summary>"}
_MARK = re.compile("[\ue000-\ue003]")
_OPEN = re.compile(r"(?:<|&lt;)details>")
_CLOSE = re.compile(r"(?:<|&lt;)/details>")
_PARAGRAPH = re.compile("<p>([\ue000-\ue003][^\n]*?)</p>", re.S)


def _marked(source: str) -> str:
    text = _SUMMARY.sub("\n\n\ue002\\1\ue003\n\n", _MARK.sub("", source))
    return _CLOSE.sub("\n\n\ue001\n\n", _OPEN.sub("\n\n\ue000\n\n", text))


def _with_folds(converted: str) -> str:
    """Las marcas como etiquetas; las que no casan las arregla después quien limpia el HTML."""
    return _MARK.sub(lambda mark: _MARKS[mark[0]], _PARAGRAPH.sub(r"\1", converted))


def attached(cell: Mapping[str, Any]) -> dict[str, str]:
    """Las imágenes adjuntas a una celda de un cuaderno calificado, como ``data:``."""
    return {
        name: f"data:{mime};base64,{data}"
        for name, kinds in cell.get("attachments", {}).items()
        for mime, data in kinds.items()
    }


def _unfolded(source: str) -> str:
    """``source`` sin desplegables, como los escribe el cuaderno o como los deja ``grader.pipeline.inert``."""
    return _DETAILS.sub("\n", _SUMMARY.sub(r"\n**\1**\n", source))


def formula(latex: str, display: str = "inline") -> str:
    """``latex`` como MathML; si no se entiende, el propio LaTeX, que también se lee."""
    if len(latex) <= _MAX_FORMULA:
        try:
            element = convert_to_element(latex, display=display)
        except Exception:  # cualquier cosa que no entienda latex2mathml, que son muchas y sin clase común
            pass
        else:
            for part in element.iter():  # trae los símbolos como «&#x0002B;»
                part.text, part.tail = unescape(part.text or ""), unescape(part.tail or "")
            return tostring(element, encoding="unicode")
    return f"<code>{escape(latex)}</code>"


class _Inert(mistune.HTMLRenderer):
    """Escribe el HTML de cada pieza; lo que venga como HTML sale como texto."""

    def __init__(self, images: Mapping[str, str]) -> None:
        super().__init__(escape=False)  # con True, el texto ya inerte («&lt;») se escaparía dos veces
        self.images = images

    def inline_html(self, html: str) -> str:
        return escape(html)

    def block_html(self, html: str) -> str:
        return f"<p>{escape(html)}</p>\n"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        if not url.startswith(_ATTACHMENT) or url.removeprefix(_ATTACHMENT) not in self.images:
            return text
        image = self.images[url.removeprefix(_ATTACHMENT)]
        return f'<img src="{escape(image)}" alt="{escape(unescape(striptags(text)))}">'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if not _WEB.match(url):
            return text
        return f'<a href="{escape(unescape(url))}">{text}</a>'

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return f"<h4>{text}</h4>\n"

    def block_code(self, code: str, info: str | None = None) -> str:
        return f'<pre tabindex="0"><code>{escape(code)}</code></pre>\n'

    def table(self, text: str) -> str:
        return _scrollable("div", f"<table>\n{text}</table>")

    def inline_math(self, text: str) -> str:
        return formula(text) if len(text) <= _FITS else _scrollable("span", formula(text))

    def block_math(self, text: str) -> str:
        return _scrollable("span", formula(text, "block"))


def _scrollable(tag: str, inside: str) -> str:
    """Lo que puede ser más ancho que un teléfono, en una caja que también se desplaza con el teclado."""
    return f'<{tag} class="scroll" tabindex="0">{inside}</{tag}>'


def _converter(images: Mapping[str, str]) -> mistune.Markdown:
    return mistune.create_markdown(renderer=_Inert(images), plugins=["table", "strikethrough", math])


@cache
def _without_images() -> mistune.Markdown:
    return _converter({})
