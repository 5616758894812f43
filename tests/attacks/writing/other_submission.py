# /// esperado
# nota = "Sobrescribe la entrega de otra persona y añade archivos a su carpeta."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
for root in ("@CURSO@", "../../.."):
    for name, mode in (("convolve.ipynb", "r+"), ("@CANARIO@.txt", "w")):
        try:
            with open(f"{root}/submitted/@VICTIMA@/02_convolve/{name}", mode) as file:
                file.write("@CANARIO@")
            print("escrito")
        except OSError as error:
            print(type(error).__name__)
