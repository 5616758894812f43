"""Unidad 05: el máximo y la media, ida y vuelta, y sus cazas del error."""

from grader.exercises.hunts import hunt
from grader.exercises.pooling.backward import AVERAGE_POOLING_BACKWARD, MAX_POOLING_BACKWARD
from grader.exercises.pooling.forward import AVERAGE_POOLING_FORWARD, MAX_POOLING_FORWARD

EXERCISES = (
    MAX_POOLING_FORWARD,
    AVERAGE_POOLING_FORWARD,
    MAX_POOLING_BACKWARD,
    AVERAGE_POOLING_BACKWARD,
    hunt("counterexample_max_forward", MAX_POOLING_FORWARD, "maximo-desde-cero"),
    hunt("counterexample_max_backward", MAX_POOLING_BACKWARD, "empate-duplicado"),
)
