"""``python -m tests.recipes [TAREA…]``: sigue tareas de CONTRIBUTING.md y ejecuta ``make test`` después.

Una detrás de otra, en una copia del repositorio, en ``build/recetas``. Termina con código distinto de 0 si
algo falla.
"""

import shutil
import subprocess
import sys

from tests.kit import recipes
from tests.kit.sample_class import ROOT

WHOLE = ("Un ejercicio", "Un error conocido")


def main(tasks: list[str]) -> None:
    """Sigue ``tasks``, o ``WHOLE``, y dice si ``make test`` sigue pasando."""
    root = ROOT / "build" / "recetas"
    shutil.rmtree(root, ignore_errors=True)
    recipes.environment(recipes.copy(root))
    for task in tasks or WHOLE:
        print(f"{task}, en {root}", flush=True)
        for step in recipes.steps(task):
            step.apply(root)
    if subprocess.run(["make", "test"], cwd=root, check=False).returncode:
        sys.exit("✘ make test no pasa después.")
    print("✔ make test pasa después.")


if __name__ == "__main__":
    main(sys.argv[1:])
