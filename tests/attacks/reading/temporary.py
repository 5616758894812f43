# /// esperado
# nota = "Un archivo que otro programa dejó en /tmp, y las carpetas de trabajo de otros ejecutores."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import glob
import os
import re
for path in ["@TEMPORAL@", "/tmp/" + os.path.basename("@TEMPORAL@")]:
    try:
        print(re.findall(r"secreto-\w+-[0-9a-f]{32}", open(path).read()))
    except OSError as error:
        print(type(error).__name__)
others = [p for p in glob.glob("@CAMPANA@/tmp/grader-*") if not os.getcwd().startswith(p)]
if others:
    print(@EXITO@, len(others))
