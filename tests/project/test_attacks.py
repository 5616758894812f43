"""La campaña de ataques en pequeño, el corpus y las páginas que abre un docente."""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from grader import exercises
from grader.course.workers import pool
from tests.attacks import browser as pages
from tests.attacks import corpus, measure, results, spending, telling
from tests.attacks.campaign import Campaign, chosen
from tests.attacks.shared import SHARED
from tests.kit.programs import on_linux
from tests.kit.sample_class import ROOT

pytestmark = on_linux

ATTACKS = corpus.all_attacks()
FOLDER = ROOT / "build"  # no en la carpeta de pytest, que es de un solo usuario: el ejecutor es otro


@pytest.fixture(scope="session")
def summary() -> dict[str, Any]:
    campaign = Campaign(FOLDER / "attacks-short", *chosen(short=True, safe=False))
    return once(FOLDER / "attacks-short.json", campaign.run)


def once(kept: Path, made: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Lo que da ``made``, una vez por ejecución de las pruebas, también si se reparten de una en una.

    Quien llega primero lo hace y lo deja en ``kept``; los demás procesos esperan.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    kept.parent.mkdir(exist_ok=True)
    with kept.with_suffix(".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        if done.get("run") != run:
            done = {"run": run, "result": made()}
            kept.write_text(json.dumps(done), "utf-8")
    return done["result"]


def test_what_is_done_once_is_done_again_in_the_next_run(tmp_path: Path, monkeypatch: Any) -> None:
    seen = iter(range(9))
    found = []
    for run in ("a", "a", "b"):
        monkeypatch.setenv("PYTEST_XDIST_TESTRUNUID", run)
        found.append(once(tmp_path / "hecho.json", lambda: {"veces": next(seen)})["veces"])
    assert found == [0, 0, 1]


def test_who_arrives_later_waits_for_what_is_being_done(tmp_path: Path) -> None:
    made: list[float] = []

    def slowly() -> dict[str, Any]:
        time.sleep(0.3)
        made.append(time.monotonic())
        return {"hecho": True}

    with ThreadPoolExecutor(3) as workers:
        found = [*workers.map(lambda _: once(tmp_path / "hecho.json", slowly), range(3))]
    assert found == [{"hecho": True}] * 3
    assert len(made) == 1


def test_no_attack_gets_anything(summary: dict[str, Any]) -> None:
    details = json.dumps(summary["details"], ensure_ascii=False, indent=1)
    assert summary["gained"] == 0, details
    assert summary["leaked"] == 0, details
    assert summary["unbounded"] == 0, details
    assert summary["changed"] == []
    assert summary["left"] == []


def test_neighbours_keep_their_grades(summary: dict[str, Any]) -> None:
    assert summary["honest_kept"] == summary["honest"] > 0, summary["details"]["wronged"]


def test_the_batch_ends_and_says_what_it_saw(summary: dict[str, Any]) -> None:
    assert summary["finished"], summary["details"]["unfinished"]
    assert summary["details"]["unexplained"] == []
    assert summary["level"] not in ("", "ninguno")


def test_the_short_campaign_has_every_family(summary: dict[str, Any]) -> None:
    assert all(row["tried"] for row in summary["families"].values())


def test_the_corpus_is_large_and_varied() -> None:
    assert len(ATTACKS) >= 400
    count = Counter(a.family for a in ATTACKS)
    assert set(count) == set(corpus.FAMILIES)
    assert min(count.values()) >= 3
    assert len({a.name for a in ATTACKS}) == len({a.student for a in ATTACKS}) == len(ATTACKS)


def test_there_are_honest_neighbours() -> None:
    honest = corpus.honest()
    assert len(honest) >= 40
    assert {(s.student, s.unit) for s in honest} >= set(corpus.QUICK_NEIGHBOURS)


@pytest.mark.parametrize("one", [*ATTACKS, *corpus.honest()], ids=lambda one: f"{one.source.stem}-{one.unit}")
def test_each_submission_says_what_it_deserves(one: corpus.Sample) -> None:
    asked = {e.name: e.points for e in exercises.of_unit(one.unit)}
    assert one.note
    assert set(one.points) <= set(asked)
    assert all(0 <= points <= asked[name] for name, points in one.points.items())


def places(folder: Path) -> corpus.Places:
    names = ("curso", "campana", "repo", "casa", "temporal", "sitio", "victima", "canario", "zocalo")
    return corpus.Places(**{name: str(folder / name) for name in names}, tcp=1, udp=2)


@pytest.mark.parametrize("one", [a for a in ATTACKS if not a.make], ids=lambda a: a.name)
def test_every_mark_is_filled(one: corpus.Attack, tmp_path: Path) -> None:
    text = one.filled(ROOT / "notebooks", places(tmp_path)).decode()
    names = ("CURSO", "CAMPANA", "REPO", "CASA", "TCP", "UDP", "CANARIO", "EXITO", *SHARED, "SEVE", "ZOCALO")
    marks = [f"@{name}@" for name in names]
    assert not [mark for mark in marks if mark in text]
    assert places(tmp_path).signal(one.name) not in text


def test_disguised_secrets_are_found() -> None:
    secret = "secreto-clave-0123456789abcdef"
    sought = measure.needles({"clave": secret})
    for form in (secret, secret[::-1], secret.encode().hex()):
        assert measure.found_in(f"algo {form} más".encode(), sought) == {"clave"}
    assert measure.found_in(b"secreto-clave-otro", sought) == set()


def test_changes_are_found(tmp_path: Path) -> None:
    (tmp_path / "uno").write_text("1")
    (tmp_path / "dos").write_text("2")
    before = measure.fingerprints(tmp_path)
    (tmp_path / "uno").write_text("11")
    (tmp_path / "dos").unlink()
    (tmp_path / "tres").symlink_to("uno")
    after = measure.fingerprints(tmp_path)
    assert measure.differences(before, after, "x") == [
        "x/dos ha desaparecido",
        "x/tres ha aparecido",
        "x/uno ha cambiado",
    ]


def life(*seen: tuple[float, float, int]) -> spending.Life:
    one = spending.Life("proceso 7")
    for when, processor, memory in seen:
        one.see(when, processor, memory)
    return one


def test_what_a_worker_spends_is_laid_at_the_door_of_what_it_graded() -> None:
    spans = {"una": (0.0, 100.0), "otra": (1000.0, 1300.0), "corta": (2000.0, 2010.0)}
    calm = life((0, 0, 2**28), (100, 90, 2**28), (1000, 91, 2**28), (1300, 190, 2**29), (2010, 200, 2**28))
    assert spending.unbounded({7: calm}, spans) == {}
    busy = life((0, 0, 2**28), (100, 90, 2**28), (1000, 91, 2**28), (1300, 250, 2**29), (2010, 251, 2**28))
    assert spending.unbounded({7: busy}, spans) == {"otra": "proceso 7: 160 s de procesador"}
    assert spending.highest({7: busy}, spans) == (160, 2**29)


def test_memory_over_the_limit_is_seen_also_when_nobody_is_known_to_be_graded() -> None:
    large = life((0, 0, 2**28), (50, 1, 2**31), (100, 2, 2**28))
    assert spending.unbounded({7: large}, {"una": (40.0, 60.0)}) == {"una": "proceso 7: 2.0 GiB de memoria"}
    assert spending.unbounded({7: large}, {"otra": (500.0, 600.0)}) == {
        "proceso 7": "proceso 7: 2.0 GiB de memoria"
    }


def test_what_the_grader_gives_up_on_is_recognised() -> None:
    assert results.TOO_COSTLY in Path(pool.__file__).read_text("utf-8")


def test_the_confined_do_not_count_as_trusted() -> None:
    code = (
        "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', sys.argv[1], sys.argv[2]])"
    )
    code += "; time.sleep(30)"
    seen = {}
    for word in ("multiprocessing.forkserver", "zygote.py"):
        with subprocess.Popen([sys.executable, "-c", code, "import time; time.sleep(30)", word]) as root:
            try:
                below = waited_for(lambda root=root: psutil.Process(root.pid).children())
                seen[word] = len([*spending.trusted(root.pid)])
            finally:
                for one in (*psutil.Process(root.pid).children(), psutil.Process(root.pid)):
                    one.kill()
            assert below
    assert seen == {"multiprocessing.forkserver": 2, "zygote.py": 1}


def waited_for(found: Callable[[], list]) -> list:
    until = time.monotonic() + 20
    while not found() and time.monotonic() < until:
        time.sleep(0.05)
    return found()


def test_each_level_has_its_columns_and_its_numbers(summary: dict[str, Any]) -> None:
    worse = summary | {"glimpsed": 3, "unbounded": 1, "changed": ["algo"]}
    both = {"bubblewrap": summary, "landlock": worse}
    together = telling.together(both)
    assert together["glimpsed"] == summary["glimpsed"] + 3
    assert together["changed"] == ["landlock: algo"]
    assert telling.succeeded(telling.together({"bubblewrap": summary}))
    assert not telling.succeeded(together)
    assert len(telling.table(both).columns) == 4
    assert "honradas intactas" in [*telling.lines("landlock", worse)][-1]


@pytest.mark.browser
def test_nothing_a_student_wrote_runs_in_the_teachers_browser(browser: Any) -> None:
    campaign = pages.prepared(every=6)  # todas, en ``make attacks``
    assert campaign.graded.code == 0, campaign.graded.output
    assert pages.unexpected(pages.everything(browser, campaign)) == []
