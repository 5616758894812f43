"""Lo último que carga el proceso del que se bifurcan los trabajadores: PyTorch, si está, y los ejercicios.

Nada de aquí crea hilos ni calcula nada con PyTorch, que después no se podría bifurcar.
"""

import contextlib
import gc
from importlib import import_module

from grader import exercises

with contextlib.suppress(ModuleNotFoundError):
    import_module("torch")

exercises.all_exercises()
gc.collect()
gc.freeze()  # lo que ya existe no se recorre ni se copia en los trabajadores
