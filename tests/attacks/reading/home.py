# /// esperado
# nota = "La carpeta personal del docente: claves, credenciales y notas."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
import re
for home in ("@CASA@", os.path.expanduser("~")):
    for name in (".ssh/id_rsa", ".netrc", "notas.txt"):
        try:
            print(re.findall(r"secreto-\w+-[0-9a-f]{32}", open(os.path.join(home, name)).read()))
        except OSError as error:
            print(type(error).__name__)
