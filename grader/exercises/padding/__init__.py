"""Unidad 01: ``zero_padding`` y su caza del error."""

from grader.exercises.hunts import hunt
from grader.exercises.padding.exercise import ZERO_PADDING
from grader.exercises.padding.suspicious import frame_from_the_image

_CODE = """
rows = 0 * X[:, :, :pad]  # ◀
columns = 0 * X[:, :, :, :pad]  # ◀
# y se pegan: rows, encima y debajo de la imagen; columns, a sus dos lados
"""

EXERCISES = (ZERO_PADDING, hunt("counterexample_padding", ZERO_PADDING, frame_from_the_image, _CODE))
