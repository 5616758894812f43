"""El encierro: qué no puede hacer una entrega en cada nivel y qué le pasa a la que gasta de más."""

import ctypes
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.judge.troubles import lost_call, notice_text
from grader.sandbox import isolation, launch, seccomp, watch
from grader.sandbox.launch import limits_for
from grader.sandbox.levels import LANDLOCK, NONE, Level, SandboxError
from grader.sandbox.plan import plan
from grader.sandbox.settings import MIB, Limits, Settings
from grader.sandbox.supervisor import run
from tests.kit.programs import on_linux, run_grader
from tests.kit.sample_class import ROOT
from tests.kit.whole import WHOLE

pytestmark = on_linux

X = np.arange(6.0).reshape(2, 3)
FAST = Limits(cell=5, call=3, exercise=5, notebook=30)
MODES = [("bubblewrap", True), ("landlock", True), ("landlock", False)]
MODES += [("bubblewrap", False)] if WHOLE else []


@pytest.fixture(params=MODES, ids=lambda m: f"{m[0]}-{'zygote' if m[1] else 'spawn'}")
def settings(request) -> Settings:
    name, zygote = request.param
    found = [a for a in isolation.survey() if (a.level.name, a.zygote) == (name, zygote)]
    if not any(a.works for a in found):
        pytest.skip(f"esta máquina no da {name}: {[a.problem for a in found]}")
    return Settings(FAST, name, zygote)


def said_of(done):
    return [notice_text(notice) for notice in done.notices]


def outcome(settings: Settings, *cells: str, **limits: int):
    """Ejecuta ``cells`` y llama a ``f``, si la definen, con un array."""
    chosen = replace(settings, limits=replace(settings.limits, **limits))
    return run(plan(dict(enumerate(cells)), {"f": [(X,)]}), chosen)


def printed(done, cell: int = 0) -> str:
    return "".join("".join(o.get("text", ())) for o in done.outputs[cell])


def attempt(code: str) -> str:
    """Un programa que intenta ``code`` y dice si pudo."""
    body = code.replace("\n", "\n    ")
    return (
        f"try:\n    {body}\n    print('PUDO')\nexcept BaseException as e:\n    print('no', type(e).__name__)"
    )


def test_honest_code_works(settings):
    done = outcome(
        settings,
        "import numpy as np, math, glob, json, tempfile\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "np.save('mio.npy', np.ones(3))\nopen('b.txt', 'w').write('sí')\n"
        "tempfile.TemporaryFile().write(b'1')\n"
        "print(np.load('mio.npy').sum(), np.random.rand() < 1, np.linalg.norm([3, 4]))",
        "%timeit -n1 -r1 1 + 1",
        "def f(x):\n    return 2 * x",
    )
    assert "image/png" in done.outputs[0][0]["data"]
    assert printed(done, 1) == "3.0 True 5.0\n"
    assert np.array_equal(done.evidence["f"].calls[0].value.array, 2 * X)
    assert done.notices == []
    assert done.isolation == settings.isolation


def test_it_cannot_read_or_write_outside(settings, tmp_path):
    secret = tmp_path / "secreto.txt"
    secret.write_text("clave")
    for place in (tmp_path, *tmp_path.parents[:-2]):
        place.chmod(0o777)
    site = Path(np.__file__).parents[1]
    codes = [
        f"open({str(secret)!r}).read()",
        f"open({str(tmp_path / 'nuevo')!r}, 'w').write('x')",
        f"open({str(site / 'numpy' / 'intruso.py')!r}, 'w').write('x')",
        f"import sys; sys.path.insert(0, {str(site)!r}); import nbgrader.api",
        f"open({str(site / 'torch' / '__init__.py')!r}).read()",
        f"open({str(ROOT / 'solutions/01_padding/padding.ipynb')!r}).read()",
        f"open('/proc/{os.getpid()}/environ').read()",
        f"open('/proc/{os.getpid()}/mem', 'rb').read(1)",
        "open('/proc/self/mem', 'rb').read(1)",
        "open('/etc/passwd').read()",
        "import os; print(os.listdir('/home') or os.listdir('/root')); 1 / 0",
    ]
    done = outcome(settings, *map(attempt, codes))
    for position, code in enumerate(codes):
        assert "PUDO" not in printed(done, position), code
    assert sorted(p.name for p in tmp_path.iterdir()) == ["secreto.txt"]
    assert not (site / "numpy" / "intruso.py").exists()


def test_it_cannot_change_what_it_can_see(settings, tmp_path, monkeypatch):
    """Permisos, fechas y límites: de los archivos y procesos del mismo usuario, Landlock no dice nada."""
    theirs = tmp_path / "ajeno.txt"
    theirs.write_text("suyo")
    os.utime(theirs, (1e9, 1e9))
    for place in (tmp_path, *tmp_path.parents[:-2]):
        place.chmod(0o777)
    user = None
    if os.getuid() == 0:  # quien no es root califica con su propio usuario
        user = launch.unprivileged_uid()
        monkeypatch.setattr(launch, "unprivileged_uid", lambda: user)
        os.chown(theirs, user, -1)
    neighbour = subprocess.Popen(["sleep", "60"], user=user)
    try:
        limits = Path(f"/proc/{neighbour.pid}/limits")
        before = limits.read_text()
        nice = os.getpriority(os.PRIO_PROCESS, neighbour.pid)
        done = outcome(
            settings,
            attempt(f"import os; os.chmod({str(theirs)!r}, 0)"),
            attempt(f"import os; os.utime({str(theirs)!r}, (0, 0))"),
            attempt(f"import resource; resource.prlimit({neighbour.pid}, resource.RLIMIT_NOFILE, (3, 3))"),
            attempt(f"import os; os.setpriority(os.PRIO_PROCESS, {neighbour.pid}, 19)"),
            "import shutil, resource\nopen('a', 'w').write('1')\nprint(shutil.copy('a', 'b'))\n"
            "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
        )
        assert limits.read_text() == before
        assert os.getpriority(os.PRIO_PROCESS, neighbour.pid) == nice
    finally:
        neighbour.kill()
        neighbour.wait()
    assert theirs.stat().st_mode & 0o777
    assert theirs.stat().st_mtime == 1e9
    assert printed(done, 4) == "b\n"


def test_it_cannot_use_the_network_or_other_programs(settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        codes = [
            f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)",
            "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
            "import socket; socket.socket(socket.AF_UNIX)",
            "import os; os.posix_spawn('/bin/true', ['true'], {})",
            f"import os; os.execv({sys.executable!r}, ['python'])",
            "import os; os.setsid()",
            "import ctypes; assert ctypes.CDLL(None).ptrace(0, 0, 0, 0) == 0",
            "import ctypes; assert ctypes.CDLL(None).unshare(0x10000000) == 0",
            "import ctypes; assert ctypes.CDLL(None).prctl(1, 0, 0, 0, 0) == 0",
        ]
        done = outcome(settings, *map(attempt, codes))
        server.settimeout(0.2)
        with pytest.raises(TimeoutError):
            server.accept()
    for position, code in enumerate(codes):
        assert "PUDO" not in printed(done, position), code


def test_it_cannot_touch_other_processes(settings):
    """Ni verlos ni mandarles señales; el proceso de esta prueba es del mismo usuario que califica."""
    codes = [
        f"import os; os.kill({os.getpid()}, 0)",
        f"import os; os.kill({os.getppid()}, 0)",
        "import os; assert any(n.isdigit() and int(n) > 100 for n in os.listdir('/proc'))",
    ]
    done = outcome(settings, *map(attempt, codes))
    for position, code in enumerate(codes):
        assert "PUDO" not in printed(done, position), code


def test_runners_do_not_see_each_other(settings):
    """Dos entregas a la vez: la segunda busca lo que la primera tiene en disco y entre los procesos."""
    first = threading.Thread(
        target=outcome,
        args=(
            settings,
            "import time\nopen('suyo.txt', 'w').write('marca')\ntime.sleep(3)",
        ),
    )
    first.start()
    time.sleep(1)
    done = outcome(
        settings,
        "import os\nprint(os.path.exists('suyo.txt'), [p for p in os.listdir('.') if not p.startswith('.')])",
        attempt(
            "import os\nmine = ('1', str(os.getpid()))\n"
            "assert [n for n in os.listdir('/proc') if n.isdigit() and n not in mine]"
        ),
        attempt(
            "import os\nfor pid in set(range(2, 400)) - {os.getpid()}:\n    try: os.kill(pid, 15)\n"
            "    except ProcessLookupError: continue\n    except PermissionError: continue\n    else: break\n"
            "else: raise OSError('nadie')"
        ),
    )
    first.join()
    assert printed(done, 0) == "False []\n"
    assert "PUDO" not in printed(done, 1)
    assert "PUDO" not in printed(done, 2)


@pytest.mark.parametrize(
    ("code", "limits", "said"),
    [
        (
            "def f(x):\n    return len(bytearray(900 * 2**20))",
            {"memory": 256 * MIB},
            "agotó la memoria: 256 MiB",
        ),
        (
            "import os, time\ndef f(x):\n    for _ in range(4):\n        if os.fork() == 0:\n"
            "            a = bytearray(200 * 2**20)\n            time.sleep(60)\n    time.sleep(60)",
            {"memory": 256 * MIB},
            "agotó la memoria",
        ),
        ("import os\ndef f(x):\n    while True:\n        os.fork()", {"processes": 8}, "más de 8 procesos"),
        (
            "import threading, time\ndef f(x):\n    for _ in range(400):\n"
            "        threading.Thread(target=time.sleep, args=(60,)).start()",
            {"processes": 8},
            "más de 8 procesos",
        ),
        (
            "def f(x):\n    open('g', 'wb').write(b'0' * 30 * 2**20)",
            {"folder": 8 * MIB},
            "más de 8 MiB",
        ),
        (
            "def f(x):\n    return [open('/dev/null') for _ in range(5000)]",
            {"files": 64},
            "abrir más de 64 archivos",
        ),
        (
            "import numpy as np\ndef f(x):\n    return [np.zeros((255, 255)) for _ in range(60)]",
            {"evidence": 20 * MIB},
            "demasiados datos: más de 20 MiB",
        ),
        ("def f(x):\n    while True:\n        pass", {}, "timed_out=True"),
    ],
    ids=["memoria", "memoria-repartida", "procesos", "hilos", "disco", "archivos", "datos", "tiempo"],
)
def test_limits_bite_and_are_explained(settings, code, limits, said):
    done = outcome(settings, code, "def g(x):\n    return x", **limits)
    seen = done.evidence["f"]
    text = " ".join((*said_of(done), lost_call(seen), *map(str, seen.calls)))
    assert said in text


def test_the_processor_is_limited(settings):
    done = outcome(settings, "def f(x):\n    return x", "while True: pass", cpu=1)
    assert any("La celda 2" in n for n in said_of(done))


def test_the_processor_of_every_runner_counts(settings):
    """Quien termina su ejecutor no gasta otra vez lo mismo; arrancar otro no se le cuenta."""
    spends = "import os, time\nwhile time.process_time() - start < 0.7: pass\nos._exit(1)"
    done = outcome(settings, "import time\nstart = time.process_time()", spends, spends, spends, cpu=1)
    assert said_of(done) == [
        "La celda 2 terminó el proceso; seguimos sin ella.",
        "La celda 3 agotó el tiempo de procesador: 1 s; seguimos sin ella.",
        "El cuaderno entero agotó el tiempo de procesador: 1 s; lo detuvimos.",
    ]


@pytest.mark.parametrize(("ignores", "ended"), [(False, signal.SIGXCPU), (True, signal.SIGKILL)])
def test_the_kernel_warns_before_it_ends_who_spends_its_processor(ignores, ended):
    code = "import signal\nfrom grader.sandbox import confine\n"
    code += "signal.signal(signal.SIGXCPU, signal.SIG_IGN)\n" * ignores
    code += f"confine._set_limits({limits_for(Limits(cpu=1), 10**4)}, 2**40)\nwhile True:\n    pass"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == -ended


def test_a_cell_that_fills_the_disk_does_not_cost_the_function(settings):
    fills = "with open('relleno', 'wb') as file:\n    while True:\n        file.write(b'x' * 2**20)"
    done = outcome(settings, "def f(x):\n    return x + 1", fills, folder=8 * MIB)
    assert done.evidence["f"].status == "ok"
    assert np.array_equal(done.evidence["f"].calls[0].value.array, X + 1)
    assert any("escrib" in n for n in said_of(done))


def test_many_small_files_are_too_much_disk(settings):
    code = "i = 0\nwhile True:\n    open(f'{i}', 'w').write('x' * 60_000)\n    i += 1"
    done = outcome(settings, "def f(x):\n    return x", code, folder=8 * MIB)
    assert any("escrib" in n for n in said_of(done))
    assert done.evidence["f"].status == "ok"


def test_the_whole_notebook_has_a_limit(settings):
    start = time.monotonic()
    done = outcome(settings, *["import time\ntime.sleep(1)"] * 30, notebook=3)
    assert time.monotonic() - start < 12
    assert any("entero tardó más de 3 s" in n or "tardó demasiado" in n for n in said_of(done))


def test_nothing_is_left_running(settings):
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # lo que quede huérfano pasa a ser hijo de esta prueba
    code = "import os, time\nfor _ in range(3):\n    if os.fork() == 0:\n        time.sleep(300)"
    done = outcome(settings, code, "def f(x):\n    return x")
    assert done.evidence["f"].status == "ok"
    isolation.close()
    time.sleep(0.5)
    assert [line for pid in watch.family(os.getpid()) if b"runner" in (line := _cmdline(pid))] == []


def _cmdline(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_without_isolation_nothing_is_graded(monkeypatch):
    monkeypatch.setattr(isolation, "candidates", list)
    with pytest.raises(SandboxError, match="--sin-aislamiento"):
        isolation.choose(Settings())
    assert isolation.choose(Settings(isolation=NONE.name)).level is NONE


def test_a_bubblewrap_that_does_not_work_is_not_used(tmp_path, monkeypatch):
    fake = tmp_path / "bwrap"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    broken = Level("bubblewrap", "roto", "", str(fake))
    assert not isolation.attempt(broken, True).works
    assert not isolation.attempt(broken, False).works
    monkeypatch.setattr(isolation, "candidates", lambda: [broken, LANDLOCK])
    assert isolation.choose(Settings()).level.name == "landlock"


def test_a_wrapper_that_does_not_isolate_is_not_used(tmp_path):
    """Un «bubblewrap» que se limita a ejecutar lo que sigue a ``--`` no pasa la prueba."""
    fake = tmp_path / "bwrap"
    fake.write_text('#!/bin/sh\nwhile [ "$1" != "--" ]; do shift; done\nshift\nexec "$@"\n')
    fake.chmod(0o755)
    found = isolation.attempt(Level("bubblewrap", "falso", "", str(fake)), False)
    assert not found.works


def test_the_filter_is_for_this_machine():
    assert seccomp.supported()
    assert len({seccomp.program(s, alone=a) for s in (True, False) for a in (True, False)}) == 4
    assert len(seccomp.program(True, alone=False)) // 8 < 4096  # lo más que admite el núcleo


@pytest.mark.parametrize(
    ("column", "header"),
    [(0, "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"), (1, "/usr/include/asm-generic/unistd.h")],
)
def test_each_call_has_the_number_of_its_architecture(column, header):
    found = "".join(p.read_text() for p in [Path(header)] if p.is_file())
    known = {name: int(n) for name, n in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", found)}
    known |= {f"new{name}": n for name, n in known.items() if name == "fstatat"}
    groups = (*seccomp._ALLOWED, seccomp._SIGNALS, seccomp._METADATA)
    ours = {name: n for group in groups for name, n in seccomp.numbers(group, column).items()}
    assert len(set(ours.values())) == len(ours)
    assert {name: n for name, n in ours.items() if known.get(name, n) != n} == {}


def test_doctor_says_what_this_machine_gives():
    done = run_grader("doctor")
    assert done.returncode == 0
    assert "Se usará: " in done.stdout
    assert "cgroup v2" in done.stdout


def _busy_zygote():
    return next(z for z in isolation._zygotes.values() if z._process is not None)


def test_a_lost_zygote_is_replaced():
    """Si el cigoto muere entre dos entregas, o a mitad de una, la siguiente tiene otro."""
    settings = Settings(FAST)
    if not isolation.choose(settings).zygote:
        pytest.skip("esta máquina no usa cigoto")
    assert outcome(settings, "def f(x):\n    return x").evidence["f"].status == "ok"
    zygote = _busy_zygote()
    zygote._process.kill()
    zygote._process.wait()
    assert outcome(settings, "def f(x):\n    return x").evidence["f"].status == "ok"
    victim = _busy_zygote()
    timer = threading.Timer(1, victim._process.kill)
    timer.start()
    done = outcome(settings, "import time\ntime.sleep(2)\ndef f(x):\n    return x")
    assert done.evidence["f"].status == "ok"
    assert done.notices == []
