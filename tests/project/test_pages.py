"""Lo que une unas celdas de un cuaderno con otras: el glosario, los números de las figuras y el final."""

import re
from itertools import takewhile

import nbformat
import pytest

from tests.kit import prose
from tests.kit.sample_class import ROOT

UNITS = prose.units()
_LINK = re.compile(r"\]\((#[^)\s]+)\)")
_ENTRY = re.compile(r'^\| <a id="(scrollTo=glosario&t=[a-z]+)"></a>([^|]+)\|(.*)\|$', re.M)
_CAPTION = re.compile(r"^\*\*Figura (\d+)\.\*\* \S.*\Z", re.M | re.S)
_MENTION = re.compile(r"\b[Ff]iguras? (\d+)")


def cells(unit: str) -> list[nbformat.NotebookNode]:
    path = next((ROOT / "solutions" / unit).glob("*.ipynb"))
    return nbformat.read(path, as_version=4).cells


def numbered() -> list[str]:
    """Las unidades cuyas figuras llevan número."""
    return [u for u in UNITS if any("**Figura 1.**" in text for text in prose.markdown_cells(u))]


def entries(unit: str) -> dict[str, tuple[str, str]]:
    """Las entradas del glosario de ``unit``: de su ancla, el término y lo demás de su fila."""
    (glossary,) = (c.source for c in cells(unit) if c.id == "glosario")
    return {anchor: (term.strip(), rest) for anchor, term, rest in _ENTRY.findall(glossary)}


def test_units_with_their_own_glossary_and_numbered_figures() -> None:
    start = {"00_inicio", "01_padding", "02_convolve"}
    assert start <= set(numbered())
    assert start <= {u for u in UNITS if entries(u)}


@pytest.mark.parametrize("unit", UNITS)
def test_links_inside_a_notebook_reach_an_entry_of_its_glossary(unit: str) -> None:
    """El ancla se llama como la de Colab, que solo sabe ir a una celda, por su identificador."""
    asked = {link[1:] for text in prose.markdown_cells(unit) for link in _LINK.findall(text)}
    assert asked <= set(entries(unit))


def test_a_term_means_the_same_in_every_unit() -> None:
    told: dict[str, set[str]] = {}
    for unit in UNITS:
        for term, rest in entries(unit).values():
            told.setdefault(term, set()).add(rest)
    assert told
    assert {term: rows for term, rows in told.items() if len(rows) > 1} == {}


def test_the_first_day_has_no_word_of_the_last() -> None:
    seen = {term for term, _ in entries("00_inicio").values()}
    assert {"canal", "lote", "kernel"} <= seen
    assert not {"retropropagación", "gradiente", "entropía cruzada"} & seen


@pytest.mark.parametrize("unit", numbered())
def test_figures_are_numbered_in_order_and_mentioned_by_number(unit: str) -> None:
    captions: list[int] = []
    for cell, following in zip(cells(unit), [*cells(unit)[1:], None], strict=True):
        found = _CAPTION.search(cell.source) if cell.cell_type == "markdown" else None
        if found:
            captions.append(int(found[1]))
            pictures = [o for o in following.get("outputs", ()) if "image/png" in o.get("data", {})]
            assert pictures, f"detrás de la figura {found[1]} va la celda que la dibuja"
        elif any("image/png" in o.get("data", {}) for o in cell.get("outputs", ())):
            assert captions, "una figura sin número"
    drawn = sum("image/png" in o.get("data", {}) for c in cells(unit) for o in c.get("outputs", ()))
    assert captions == list(range(1, drawn + 1))
    mentioned = {int(n) for text in prose.markdown_cells(unit) for n in _MENTION.findall(text)}
    assert mentioned <= set(captions)


@pytest.mark.parametrize("unit", UNITS)
def test_each_exercise_says_what_may_be_used_and_the_end_what_is_left(unit: str) -> None:
    said = ""
    for cell in takewhile(lambda c: not c.source.startswith("## Para recordar"), cells(unit)):
        said = cell.source if cell.source.startswith("## ") else said + cell.source
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").startswith("check_"):
            assert re.search(r"uedes\s+usar\s+NumPy|lo\s+que\s+puedes\s+usar", said), cell.source
    texts = prose.markdown_cells(unit)
    assert re.search(r"`check`.{,200}?\bno\s+entrega", "\n".join(texts), re.S), "comprobar no es entregar"
    (end,) = (text for text in texts if text.startswith("## Para recordar"))
    assert "**Lo que ya puedes explicar:**" in end
    assert "no:** " in " ".join(end.split())
