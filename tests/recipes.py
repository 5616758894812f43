"""``python -m tests.recipes [TAREA…]``: sigue tareas de CONTRIBUTING.md y ejecuta ``make test`` después.

Cada una, en su copia del repositorio, en ``build/recetas``. Termina con código distinto de 0 si algo falla.
"""

import shutil
import subprocess
import sys

from tests.kit import recipes
from tests.kit.sample_class import ROOT

WHOLE = ("Un ejercicio", "Un error conocido")


def main(tasks: list[str]) -> None:
    """Sigue ``tasks`` y dice cuáles dejan ``make test`` sin pasar."""
    failed = []
    for task in tasks or WHOLE:
        root = ROOT / "build" / "recetas" / task.replace(" ", "-").lower()
        shutil.rmtree(root, ignore_errors=True)
        recipes.environment(recipes.copy(root))
        print(f"{task}, en {root}", flush=True)
        for step in recipes.steps(task):
            step.apply(root)
        if subprocess.run(["make", "test"], cwd=root, check=False).returncode:
            failed.append(task)
    if failed:
        sys.exit(f"✘ make test no pasa después de: {', '.join(failed)}.")
    print("✔ make test pasa después de cada tarea.")


if __name__ == "__main__":
    main(sys.argv[1:])
