"""Unidad 03: ``output_size``, ``conv_forward`` y su caza del error."""

from grader.exercises.conv_forward.layer import CONV_FORWARD
from grader.exercises.conv_forward.output_size import OUTPUT_SIZE
from grader.exercises.hunts import hunt, square_only

EXERCISES = (
    OUTPUT_SIZE,
    CONV_FORWARD,
    hunt("counterexample_forward", CONV_FORWARD, square_only(CONV_FORWARD.oracle, 0)),
)
