# /// esperado
# nota = "Inunda el canal con mensajes válidos y grandes que nadie pidió."
# unidad = "02_convolve"
# puntos = { convolve = 3 }
# ///

# %% convolve
def convolve(X, W, b):
    return 0.0

# %% nueva al final
import sys
channel = sys.modules.get("grader.sandbox.channel")
block = np.zeros(2**20)
for _ in range(40):
    channel.send({"op": "call", "call": {"value": {"kind": "array", "type": "x", "array": block, "items": []}, "error": None, "timed_out": False, "changed": []}})
