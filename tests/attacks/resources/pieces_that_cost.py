# /// esperado
# nota = "Llama a una pieza del curso con números con los que calcularla costaba minutos y gigas."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# ///

# %% nueva al final
from grader.pieces import output_size
for numbers in ((6000, 1000, 1, 0), (20000, 1, 1, 0), (3, 10**9, 1, 10**9), (10**12, 3, 1, 0), (50, 3, 1, 10**7)):
    try:
        output_size(*numbers)
    except Exception as error:
        print(error)
