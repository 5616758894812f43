"""Lo que comparten las pruebas de la admisión."""

import nbformat
import pytest

from tests.kit.sample_class import ROOT


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    """El cuaderno publicado de la unidad 1, para entregarlo cambiado."""
    return nbformat.read(ROOT / "notebooks" / "01_padding" / "padding.ipynb", as_version=4)
