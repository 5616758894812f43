"""Unidad 02: ``convolve`` y su caza del error."""

from grader.exercises.convolve.exercise import CONVOLVE
from grader.exercises.hunts import hunt

EXERCISES = (CONVOLVE, hunt("counterexample_convolve", CONVOLVE, "sesgo-dentro"))
