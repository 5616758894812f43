# /// esperado
# nota = "Escribe su propia calificación en evidence/ y su cuaderno calificado en autograded/."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
for root in ("@CURSO@", "../../.."):
    for folder in ("evidence", "autograded", "feedback"):
        try:
            place = f"{root}/{folder}/writing_own_record/02_convolve"
            os.makedirs(place, exist_ok=True)
            for name in ("record.json", "graded.ipynb", "convolve.ipynb", "@CANARIO@.txt"):
                with open(f"{place}/{name}", "w") as file:
                    file.write('{"fingerprint": "x", "points": 10, "@CANARIO@": 1}')
            print("escrito")
        except OSError as error:
            print(type(error).__name__)
