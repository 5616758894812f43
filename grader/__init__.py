"""Corrector del curso «Redes convolucionales desde cero con NumPy».

En un cuaderno basta con ``from grader import check`` y ``check(mi_funcion)``.
Los módulos pesados (torch, nbgrader, matplotlib) se cargan al usarlos, no al importar el paquete.
"""

__version__ = "0.1.0"
__all__ = ["CheckFailed", "__version__", "check", "evaluate", "prediccion", "resumen"]

_LAZY = {
    "check": "grader.checking",
    "CheckFailed": "grader.checking",
    "evaluate": "grader.judge.judging",
    "prediccion": "grader.telling.answering",
    "resumen": "grader.telling.summary",
}


def __getattr__(name: str) -> object:
    """Importa ``check`` y ``evaluate`` la primera vez que alguien los pide."""
    if name not in _LAZY:
        raise AttributeError(f"module 'grader' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_LAZY[name]), name)
    globals()[name] = value
    return value
