"""Unidad 04: ``numerical_gradient``, ``conv_backward`` y su caza del error."""

from grader.exercises.conv_backward.layer import CONV_BACKWARD
from grader.exercises.conv_backward.numerical_gradient import NUMERICAL_GRADIENT
from grader.exercises.hunts import hunt

EXERCISES = (
    NUMERICAL_GRADIENT,
    CONV_BACKWARD,
    hunt("counterexample_backward", CONV_BACKWARD, "sin-acumular"),
)
