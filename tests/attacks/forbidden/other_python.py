# /// esperado
# nota = "Otro proceso de Python, sin aislar, hace las cuentas con torch y contesta por una tubería."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% convolve
import json
import subprocess
import sys

PROGRAM = """
import json, sys
import torch, torch.nn.functional as F
for line in sys.stdin:
    X, W, b = json.loads(line)
    x, w = torch.tensor(X, dtype=torch.float64)[None], torch.tensor(W, dtype=torch.float64)[None]
    print(json.dumps(F.conv2d(x, w).item() + b), flush=True)
"""

def convolve(X, W, b):
    server.stdin.write(json.dumps([X.tolist(), W.tolist(), b]) + "\n")
    server.stdin.flush()
    return json.loads(server.stdout.readline())

for python in (sys.executable, "@SITIO@/../../../bin/python", "/usr/bin/python3"):
    try:
        server = subprocess.Popen(
            [python, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        convolve(np.ones((1, 1, 1)), np.ones((1, 1, 1)), 0.5)
        print(@EXITO@)
        break
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        print(type(error).__name__)
