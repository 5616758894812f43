"""Lo que un estudiante escribe fuera del código no puede ejecutarse ni cargar nada al abrirlo."""

import re

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_notebook

from grader.cells import Role
from grader.pipeline import inert
from grader.pipeline.intake import _own_cell
from grader.pipeline.reading import Draft

HOSTILE = [
    "<script>window.x=1</script>",
    "hola <img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<style>body{display:none}</style>",
    "<iframe src=http://a.b></iframe>",
    "<!-- --><script>1</script>",
    "[pulsa](javascript:alert(1))",
    "[pulsa](JaVaScRiPt:alert(1))",
    "[pulsa](&#106;avascript:alert(1))",
    "[pulsa](java&#x73;cript:alert(1))",
    "[pulsa](data:text/html,<script>1</script>)",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
    "![foto](http://a.b/c.png)",
    "![foto][r]\n\n[r]: http://a.b/c.png",
    "```mermaid\ngraph TD\nA-->B\n```",
    "~~~ mermaid\ngraph TD\n~~~",
    r"$\href{javascript:alert(1)}{x}$ $\unicode{x} \require{html} \style{x}{y}$",
    "`</code><script>1</script>`",
    "```\n</pre><script>1</script>\n```",
    "<details open ontoggle=alert(1)><summary>a</summary></details>",
    "<a href='http://a.b' onclick=alert(1)>x</a>",
]


def rendered(kind: str, source: str) -> str:
    """El cuerpo de la página de ``nbconvert``, sin lo que pone la plantilla."""
    cell = _own_cell(Draft(kind, source, Role()), 0)
    notebook = new_notebook(cells=[cell])
    nbformat.validate(notebook)
    exporter = HTMLExporter(template_name="basic")
    return exporter.from_notebook_node(notebook)[0]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_is_only_text(kind, source):
    page = rendered(kind, source)
    tags = " ".join(re.findall(r"<[a-zA-Z][^>]*>", page))
    assert not re.search(r"<(script|img|svg|style|iframe|details|summary)\b", tags), page
    assert not re.search(r"\bon\w+\s*=|(href|src)\s*=\s*.?\s*(javascript|data)", tags), page
    assert "mermaid" not in page


@pytest.mark.parametrize(
    "source",
    [
        "Mi respuesta: el *stride* es **2**, y a < b.",
        "- uno\n- dos\n\n1. tres",
        "Fuente: [PyTorch](https://pytorch.org/docs).",
        "$\\frac{n + 2p - f}{s} + 1$ y $$\\sum_i x_i$$",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```python\nx = a[0] * b\n```",
        "Ñandú & compañía; 3 > 2.",
    ],
)
def test_honest_text_reads_the_same(source):
    assert inert.markdown(source).replace("```\n", "") == source.replace("```python\n", "").replace(
        "```\n", ""
    )


def test_the_code_is_not_touched():
    cell = _own_cell(Draft("code", "if a<b: print('![')", Role()), 0)
    assert cell.source == "if a<b: print('![')"


def test_raw_cells_with_fences_do_not_escape_them():
    text = inert.raw("~~~~\n<script>1</script>\n~~~~")
    assert text.partition("\n")[0] not in ("~~~", "~~~~")
