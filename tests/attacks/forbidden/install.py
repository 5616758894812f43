# /// esperado
# nota = "Instala un paquete desde un archivo local, por pip, ensurepip y zipimport."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import subprocess
import sys
for words in (["pip", "--version"], ["ensurepip", "--version"]):
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, text=True, timeout=8)
    print(done.returncode, len(done.stdout))
    if words[0] == "pip" and done.returncode == 0 and "@SITIO@" in done.stdout:
        print(@EXITO@)
