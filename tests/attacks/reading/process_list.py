# /// esperado
# nota = "La lista de procesos: con qué se lanzó el corrector y quién más está entregando."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
own = os.getpid()
for name in os.listdir("/proc"):
    if name.isdigit() and int(name) != own:
        try:
            line = open(f"/proc/{name}/cmdline").read()
        except OSError:
            continue
        if "autograde" in line and "@CURSO@" in line:
            print(@EXITO@)
