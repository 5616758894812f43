"""Unidad 03: ``output_size``, ``feature_map``, ``conv_forward`` y su caza del error."""

from grader.exercises.conv_forward.feature_map import FEATURE_MAP
from grader.exercises.conv_forward.layer import CONV_FORWARD
from grader.exercises.conv_forward.output_size import OUTPUT_SIZE
from grader.exercises.hunts import hunt, square_only

_CODE = """
N, C, side, _ = layer_input.shape  # ◀
padded = np.zeros((N, C, side + 2 * padding, side + 2 * padding))
"""

EXERCISES = (
    OUTPUT_SIZE,
    FEATURE_MAP,
    CONV_FORWARD,
    hunt("counterexample_forward", CONV_FORWARD, square_only(CONV_FORWARD.answer, 0), _CODE),
)
