"""Unidad 07: las capas que faltan, la pérdida, el paso de entrenamiento de la red y la caza de las curvas."""

from grader.exercises.network.curves import HUNTS
from grader.exercises.network.linear import LINEAR_BACKWARD, LINEAR_FORWARD
from grader.exercises.network.relu import RELU_BACKWARD, RELU_FORWARD
from grader.exercises.network.softmax import SOFTMAX_CROSS_ENTROPY
from grader.exercises.network.step import TRAIN_STEP

EXERCISES = (
    RELU_FORWARD,
    RELU_BACKWARD,
    LINEAR_FORWARD,
    LINEAR_BACKWARD,
    SOFTMAX_CROSS_ENTROPY,
    TRAIN_STEP,
    *HUNTS,
)
