"""Los grupos de control: cuándo se usan, qué limitan y que no queda nada; el núcleo, casi siempre fingido."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from grader.evidence import Trouble
from grader.sandbox import cgroup, supervisor, watch
from grader.sandbox.plan import plan
from grader.sandbox.settings import MIB, Limits, Settings
from tests.kit.programs import on_linux

pytestmark = on_linux

LIMITS = Limits(memory=100 * MIB, folder=10 * MIB, processes=7)


class Kernel:
    """Un cgroup v2 fingido en ``root``: qué procesos hay en cada grupo y qué se escribió en sus archivos."""

    def __init__(self, root: Path, controllers: str = "cpu memory pids") -> None:
        self.root = root
        self.procs: dict[int, Path] = {}
        self.sharing: set[Path] = set()
        self.limits: dict[str, str] = {}
        self.killed: list[int] = []
        self.swap = True
        (root / "cgroup.controllers").write_text(controllers)
        (root / "cgroup.procs").touch()

    def write(self, path: Path, value: object) -> None:
        folder, name = path.parent, path.name
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no existe", str(path))
        if name == "cgroup.procs":
            self.procs[int(value)] = folder
        elif name == "cgroup.subtree_control":
            if folder in self.procs.values():
                raise OSError(errno.EBUSY, "tiene procesos")
            self.sharing.add(folder)
        elif name == "cgroup.kill":
            self.killed += [pid for pid, place in self.procs.items() if place == folder]
        elif folder.parent not in self.sharing or (name == "memory.swap.max" and not self.swap):
            raise FileNotFoundError(errno.ENOENT, "no existe", str(path))
        else:
            self.limits[f"{folder.name.partition('-')[0]}/{name}"] = str(value)


@pytest.fixture
def kernel(tmp_path, monkeypatch) -> Kernel:
    fake = Kernel(tmp_path)
    monkeypatch.setattr(cgroup, "_write", fake.write)
    monkeypatch.setattr(cgroup, "_known", [])
    monkeypatch.setattr(cgroup, "own_folder", lambda: fake.procs.get(os.getpid(), tmp_path))
    monkeypatch.setattr(watch, "family", lambda pid: iter([pid, pid + 1]))
    return fake


V2 = "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate"
V1 = "39 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids"
MOUNTS = {
    "solo v2": ("0::/user.slice/a.scope", V2, "/sys/fs/cgroup/user.slice/a.scope"),
    "las dos": (
        "8:pids:/otro\n0::/a",
        f"{V1}\n31 30 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw",
        "/sys/fs/cgroup/unified/a",
    ),
    "un contenedor": ("0::/", V2, "/sys/fs/cgroup"),
    "una parte montada": ("0::/docker/x/y", V2.replace(" / ", " /docker/x "), "/sys/fs/cgroup/y"),
    "fuera de lo montado": ("0::/otro", V2.replace(" / ", " /docker/x "), None),
    "solo v1": ("8:pids:/", V1, None),
    "v2 sin montar": ("0::/", V1, None),
}


@pytest.mark.parametrize(("own", "mounts", "found"), MOUNTS.values(), ids=MOUNTS)
def test_its_own_folder_is_found(own, mounts, found, tmp_path):
    (tmp_path / "cgroup").write_text(f"{own}\n")
    (tmp_path / "mountinfo").write_text(f"23 1 8:1 / / rw - ext4 /dev/sda rw\n{mounts}\n")
    assert cgroup.own_folder(tmp_path) == (Path(found) if found else None)
    assert cgroup.own_folder(tmp_path / "nada") is None


@pytest.mark.parametrize("controllers", ["", "cpu memory", "cpu pids hugetlb"])
def test_without_both_controllers_nothing_is_touched(controllers, kernel):
    (kernel.root / "cgroup.controllers").write_text(controllers)
    assert cgroup.delegated() is None
    assert (kernel.procs, kernel.sharing, kernel.limits) == ({}, set(), {})
    with cgroup.group(LIMITS) as group:
        assert group is None


def test_what_is_above_its_namespace_is_not_its_own(kernel, monkeypatch):
    monkeypatch.setattr(cgroup, "own_folder", lambda: kernel.root / ".." / kernel.root.name)
    assert cgroup.delegated() is None


def test_an_empty_group_is_shared_out_without_moving_anybody(kernel):
    assert cgroup.delegated() == kernel.root
    assert kernel.procs == {}
    assert [p.name for p in kernel.root.iterdir() if p.is_dir()] == []


def test_it_moves_its_own_processes_aside_and_those_born_later_find_the_group(kernel, monkeypatch):
    me = os.getpid()
    kernel.procs |= {me: kernel.root, me + 1: kernel.root}
    assert cgroup.delegated() == kernel.root
    assert kernel.procs == dict.fromkeys((me, me + 1), kernel.root / "corrector")
    monkeypatch.setattr(cgroup, "_known", [])  # como en un proceso nuevo, que nace apartado
    assert cgroup.delegated() == kernel.root
    assert set(kernel.procs) == {me, me + 1}


def test_with_other_peoples_processes_everything_goes_back(kernel):
    me = os.getpid()
    before = {me: kernel.root, me + 1: kernel.root, 1: kernel.root}
    kernel.procs |= before
    assert cgroup.delegated() is None
    assert kernel.procs == before
    assert not (kernel.root / "corrector").exists()


def test_a_kernel_that_does_not_let_it_limit_is_not_used(kernel, monkeypatch):
    def no_limits(path: Path, value: object) -> None:
        if path.name == "pids.max":
            raise PermissionError(errno.EPERM, "no")
        kernel.write(path, value)

    monkeypatch.setattr(cgroup, "_write", no_limits)
    assert cgroup.delegated() is None
    assert [p.name for p in kernel.root.iterdir() if p.is_dir()] == []


@pytest.mark.parametrize("swap", [True, False])
def test_each_submission_has_its_group_with_its_limits(swap, kernel):
    kernel.swap = swap
    cgroup.delegated()
    kernel.limits.clear()
    with cgroup.group(LIMITS) as one, cgroup.group(LIMITS) as other:
        assert one.path != other.path
        assert one.path.parent == other.path.parent == kernel.root
        one.enter(500)
        assert {kernel.procs[500], kernel.procs[501]} == {one.path}
        said = {name.partition("/")[2]: int(value) for name, value in kernel.limits.items()}
    assert LIMITS.memory + LIMITS.folder < said["memory.max"] < 2 * LIMITS.memory
    assert LIMITS.processes <= said["pids.max"] <= LIMITS.processes + 8
    assert said["memory.oom.group"] == 1
    assert said.get("memory.swap.max") == (0 if swap else None)
    assert kernel.killed == [500, 501]
    assert not one.path.exists()


def test_who_ran_out_of_memory_is_known(tmp_path):
    group = cgroup.Group(tmp_path)
    assert not group.out_of_memory()
    for count, out in ((0, False), (2, True)):
        (tmp_path / "memory.events").write_text(f"low 0\nmax 12\noom {count}\noom_kill {count}\n")
        assert group.out_of_memory() == out


class Watched(cgroup.Group):
    """Un grupo que apunta cuándo entró el ejecutor."""

    def enter(self, pid: int) -> None:
        assert psutil.pid_exists(pid)
        time.sleep(0.2)
        entered.append(time.time())


entered: list[float] = []


@pytest.mark.parametrize("zygote", [True, False])
def test_it_enters_before_any_code_and_its_end_is_told_as_always(zygote, tmp_path, monkeypatch):
    @contextmanager
    def group(_limits: Limits) -> Iterator[Watched]:
        yield Watched(tmp_path)

    monkeypatch.setattr(supervisor.cgroup, "group", group)
    entered.clear()
    (tmp_path / "memory.events").write_text("oom_kill 1\n")
    cells = {0: "import time\nprint(time.time())", 1: "import os\nos._exit(1)"}
    done = supervisor.run(plan(cells, {}), Settings(Limits(memory=64 * MIB), zygote=zygote))
    assert entered[0] < float("".join(done.outputs[0][0]["text"]))
    assert len(entered) == 2  # murió, y se volvió a empezar sin esa celda
    assert done.lost == {1: Trouble("memory", 64 * MIB)}


@pytest.fixture
def real() -> Iterator[cgroup.Group]:
    """Un grupo de verdad, sin límites, en el de estas pruebas."""
    folder = cgroup.own_folder()
    if folder is None or not os.access(folder / "cgroup.procs", os.W_OK):
        pytest.skip("aquí no se puede escribir en cgroup v2")
    group = cgroup.Group(folder / f"pruebas-{os.getpid()}")
    try:
        group.path.mkdir()
    except OSError as error:
        pytest.skip(f"aquí no se puede crear un grupo: {error}")
    yield group
    group.end()


def test_the_kernel_ends_everything_that_was_born_in_a_group(real):
    born = "import subprocess, sys; subprocess.Popen(['sleep', '60'], start_new_session=True); input()"
    with subprocess.Popen([sys.executable, "-c", "input(); " + born], stdin=subprocess.PIPE) as process:
        real.enter(process.pid)
        process.stdin.write(b"\n")
        process.stdin.flush()
        until = time.monotonic() + 20
        while not (children := psutil.Process(process.pid).children()) and time.monotonic() < until:
            time.sleep(0.02)
        everybody = [process.pid, *(child.pid for child in children)]
        assert len(everybody) == 2
        assert set(everybody) <= {*map(int, (real.path / "cgroup.procs").read_text().split())}
        real.end()
        process.wait(5)
    assert not real.path.exists()
    assert not psutil.pid_exists(everybody[1]) or psutil.Process(everybody[1]).status() == "zombie"


def test_the_kernel_limits_the_sum():
    """Donde hay un grupo delegado: cada proceso cabe en el límite, y todos juntos no."""
    if cgroup.delegated() is None:
        pytest.skip("aquí no hay un cgroup v2 delegado")
    code = "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n        x = b'x' * 2**26\n"
    code += "time.sleep(20)"
    done = supervisor.run(plan({0: code}, {}), Settings(Limits(memory=128 * MIB)))
    assert done.lost[0].code == "memory"
