"""Compilar funciones: aquí, la misma función."""


def njit(function=None, **_):
    return function if callable(function) else lambda given: given


jit, prange = njit, range
