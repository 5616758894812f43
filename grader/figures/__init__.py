"""Figuras de los cuadernos.

Cada función devuelve una ``Figure``, que el cuaderno muestra si es la última línea de una celda. Llevan texto
alternativo y una huella de lo dibujado; Matplotlib y PyTorch se cargan al dibujar.
"""

from grader.figures.forward import (
    conv_trace,
    filter_response,
    kernel_orientations,
    layer_shapes,
    receptive_field,
    window_ruler,
    window_trace,
)
from grader.figures.padding import padding_before_after, padding_modes, window_counts
from grader.figures.sketch import Figure

__all__ = [
    "Figure",
    "conv_trace",
    "filter_response",
    "kernel_orientations",
    "layer_shapes",
    "padding_before_after",
    "padding_modes",
    "receptive_field",
    "window_counts",
    "window_ruler",
    "window_trace",
]
