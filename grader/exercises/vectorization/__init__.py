"""Unidad 06: ``windows``, ``im2col``, ``col2im``, las capas rápidas y su caza del error."""

from grader.exercises.hunts import hunt
from grader.exercises.vectorization.columns import COL2IM, IM2COL, WINDOWS
from grader.exercises.vectorization.layers import CONV_BACKWARD_FAST, CONV_FORWARD_FAST

_CODE = """
# products es W.reshape(F, -1) @ K.T: una fila por filtro, (F, N·H'·W')
return products.reshape(N, F, n_H, n_W)  # ◀
"""

EXERCISES = (
    WINDOWS,
    IM2COL,
    COL2IM,
    CONV_FORWARD_FAST,
    CONV_BACKWARD_FAST,
    hunt("counterexample_vectorization", CONV_FORWARD_FAST, "reshape-sin-trasponer", _CODE),
)
