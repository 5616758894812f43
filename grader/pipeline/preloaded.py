"""Lo último que carga el proceso del que se bifurcan los trabajadores: PyTorch y los ejercicios.

Nada de aquí crea hilos ni calcula nada con PyTorch, que después no se podría bifurcar.
"""

import gc

from grader import exercises

exercises.all_exercises()
gc.collect()
gc.freeze()  # lo que ya existe no se recorre ni se copia en los trabajadores
