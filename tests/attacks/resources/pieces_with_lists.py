# /// esperado
# nota = "Pide una pieza con listas y textos donde van números: no se sabía cuánto costaba."
# unidad = "04_conv_backward"
# puntos = { numerical_gradient = 0 }
# ///

# %% nueva al final
import sys
channel = sys.modules["grader.sandbox.channel"]
one = np.ones((1, 1, 3, 3))
for padding in ([4000, 4000], [[4000]], "same", {"a": 4000}, None, [float(4000)] * 2):
    channel.send(
        {"op": "ask", "name": "conv_forward", "arguments": [one, one, np.ones(1), 1, padding], "named": {}}
    )
