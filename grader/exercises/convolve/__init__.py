"""Unidad 02: ``convolve`` y su caza del error."""

from grader.exercises.convolve.exercise import CONVOLVE
from grader.exercises.convolve.suspicious import at_most_three_channels
from grader.exercises.hunts import hunt

_CODE = """
red_green_blue = slice(0, 3)
X, W = X[red_green_blue], W[red_green_blue]  # ◀
"""

EXERCISES = (CONVOLVE, hunt("counterexample_convolve", CONVOLVE, at_most_three_channels, _CODE))
