# /// esperado
# nota = "Cambia el programa y la carpeta de trabajo de los ejecutores de otras entregas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import glob
import os
mine = os.path.dirname(os.getcwd())
until = __import__("time").time() + 5
while __import__("time").time() < until:
    for path in glob.glob("@CAMPANA@/tmp/grader-*/lib/grader/*.py") + glob.glob("@CAMPANA@/tmp/grader-*/work"):
        if path.startswith(mine):
            continue
        try:
            if os.path.isdir(path):
                open(f"{path}/@CANARIO@", "w").close()
            else:
                with open(path, "a") as file:
                    file.write("\nraise SystemExit('@CANARIO@')\n")
            print(@EXITO@)
        except OSError:
            pass
    __import__("time").sleep(0.2)
