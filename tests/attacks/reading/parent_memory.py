# /// esperado
# nota = "Busca secretos en la memoria de su proceso padre, con /proc/<pid>/mem."
# unidad = "02_convolve"
# puntos = { convolve = 0 }
# ///

# %% nueva al final
import os
import re
found, read = set(), 0
try:
    parent = os.getppid()
    if b"@CAMPANA@" not in open(f"/proc/{parent}/cmdline", "rb").read():
        raise OSError("el padre no es de esta campaña")
    with open(f"/proc/{parent}/maps") as maps, open(f"/proc/{parent}/mem", "rb", 0) as memory:
        for line in maps:
            span, flags = line.split()[:2]
            start, end = (int(n, 16) for n in span.split("-"))
            if "rw" not in flags or end - start > 2**28 or read > 2**29:
                continue
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            read += len(data)
            found |= set(re.findall(rb"secreto-[a-z]+-[0-9a-f]{32}", data))
except OSError as error:
    print(type(error).__name__)
print(sorted(found)[:10])
