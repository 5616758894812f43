"""Medidas de error."""


def mean_squared_error(first, second):
    return ((first - second) ** 2).mean()
