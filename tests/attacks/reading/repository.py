# /// esperado
# nota = "Lee la solución y el oráculo en el repositorio donde está instalado el corrector."
# unidad = "01_padding"
# puntos = { zero_padding = 0 }
# ///

# %% zero_padding
import json

for path in ("@REPO@/solutions/01_padding/padding.ipynb", "@REPO@/tests/right.py"):
    try:
        text = open(path, encoding="utf-8").read()
        print(@EXITO@)
    except OSError as error:
        print(type(error).__name__)
        continue
    if path.endswith(".py"):
        space = {}
        exec(text, space)
        zero_padding = space["padded"]
    else:
        for cell in json.loads(text)["cells"]:
            if "def zero_padding" in "".join(cell["source"]):
                exec("".join(cell["source"]))
