"""Figuras de Plotly."""


def imshow(image, **_):
    return repr(image)
