# /// esperado
# nota = "Pide sin leer la respuesta la pieza que más devuelve, muchas veces."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# peligro = true
# ///

# %% nueva al final
@INUNDA@


import numpy
signal = __import__("signal")
signal.setitimer(signal.ITIMER_REAL, 0)
for _ in range(400):
    channel.send({"op": "ask", "name": "zero_padding", "arguments": [numpy.ones((1, 1, 300, 300)), 300], "named": {}})
