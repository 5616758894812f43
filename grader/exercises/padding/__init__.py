"""Unidad 01: ``zero_padding`` y su caza del error."""

from grader.exercises.hunts import hunt
from grader.exercises.padding.exercise import ZERO_PADDING

EXERCISES = (ZERO_PADDING, hunt("counterexample_padding", ZERO_PADDING, "recorte-vacio"))
