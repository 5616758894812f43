"""Unidad 05: el máximo y la media, ida y vuelta, y sus cazas del error."""

from grader.exercises.hunts import hunt
from grader.exercises.pooling.backward import AVERAGE_POOLING_BACKWARD, MAX_POOLING_BACKWARD
from grader.exercises.pooling.forward import AVERAGE_POOLING_FORWARD, MAX_POOLING_FORWARD

_FORWARD_CODE = """
best = None
for value in window.flat:
    if not best or value > best:  # ◀
        best = value
"""
_BACKWARD_CODE = """
plane = layer_input[i, c]
row, column = np.argwhere(plane == window.max())[0]  # ◀
l_a_prev[i, c, row, column] += l_O[i, c, y, x]
"""

EXERCISES = (
    MAX_POOLING_FORWARD,
    MAX_POOLING_BACKWARD,
    AVERAGE_POOLING_FORWARD,
    AVERAGE_POOLING_BACKWARD,
    hunt("counterexample_max_forward", MAX_POOLING_FORWARD, "maximo-cero-descartado", _FORWARD_CODE),
    hunt(
        "counterexample_max_backward", MAX_POOLING_BACKWARD, "primera-aparicion-en-el-plano", _BACKWARD_CODE
    ),
)
