# /// esperado
# nota = "Las variables de entorno, las suyas y las de su proceso padre."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
import re
texts = [repr(dict(os.environ))]
for process in ("self", "1", os.getppid()):
    try:
        texts.append(open(f"/proc/{process}/environ").read())
    except OSError as error:
        print(type(error).__name__)
print(re.findall(r"secreto-\w+-[0-9a-f]{32}", " ".join(texts)))
