# /// esperado
# nota = "Lee la solución del docente en la carpeta del curso y la usa."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# corta = true
# ///

# %% convolve
import glob
import json
import re

for path in ["@CURSO@/solutions/02_convolve/convolve.ipynb", *glob.glob("../../../solutions/*/convolve.ipynb")]:
    try:
        text = open(path, encoding="utf-8").read()
    except OSError as error:
        print(type(error).__name__)
        continue
    print(re.findall(r"secreto-\w+-[0-9a-f]{32}", text))
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        if "def convolve" in source:
            exec(source)
