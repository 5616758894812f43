# /// esperado
# nota = "Llega al curso por /proc/<pid>/cwd, /proc/<pid>/root y /proc/self/fd."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
import re
for process in ("self", "thread-self", "1", os.getppid()):
    for way in ("cwd", "root@CURSO@", "cwd/../../..", "root"):
        for name in ("solutions/02_convolve/convolve.ipynb", ".grader/clave"):
            try:
                text = open(f"/proc/{process}/{way}/{name}").read()
                print(process, way, set(re.findall(r"secreto-\w+-[0-9a-f]{32}", text)))
            except OSError:
                pass
for number in os.listdir("/proc/self/fd"):
    try:
        target = os.readlink(f"/proc/self/fd/{number}")
        if target.startswith("/") and not target.startswith(("/dev/", "/proc/")):
            text = open(f"/proc/self/fd/{number}", errors="replace").read(10**6)
            print(target, set(re.findall(r"secreto-\w+-[0-9a-f]{32}", text)))
    except OSError:
        pass
