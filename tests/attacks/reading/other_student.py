# /// esperado
# nota = "Lee la entrega de otra persona y copia su función."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import json
import re

for folder in ("submitted", "autograded", "evidence"):
    for name in ("convolve.ipynb", "graded.ipynb"):
        for root in ("@CURSO@", "../../.."):
            try:
                text = open(f"{root}/{folder}/@VICTIMA@/02_convolve/{name}", encoding="utf-8").read()
            except OSError:
                continue
            print(re.findall(r"secreto-\w+-[0-9a-f]{32}", text))
            for cell in json.loads(text)["cells"]:
                if "def convolve" in "".join(cell["source"]):
                    exec("".join(cell["source"]))
