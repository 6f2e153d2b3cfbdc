"""A real cluster of two workers gives the same bytes as one process, also when a worker is killed.

Dask starts threads, which would keep later tests from forking: whatever talks to the cluster is a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reader.cli import cluster_run
from reader.errors import OutsideFailed
from reader.export import parts
from reader.load.fetching import DEFAULT

pytestmark = [
    pytest.mark.timeout(60),
    pytest.mark.skipif(find_spec("distributed") is None, reason="needs distributed"),
]

CLUSTER = """
import os, sys
from distributed import Client, LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        with Client(cluster) as client:
            print(cluster.scheduler_address, *client.run(os.getpid).values(), flush=True)
        sys.stdin.read()
"""

EXPORT = """
import os, signal, sys
from reader.cli import main
from reader.export import parts
from reader.processes import cluster

victims = [int(number) for number in sys.argv[1].split()]
finish = parts._finish

def finish_and_kill(*arguments):
    finish(*arguments)
    while victims:
        os.kill(victims.pop(), signal.SIGKILL)

parts.SIZE = 2
parts._finish = finish_and_kill
cluster.PATIENCE = "3 s"
sys.exit(main(["export", *sys.argv[2:]]))
"""
"""An export in parts of two, which kills some processes once the first file of a part is there."""


class Cluster(NamedTuple):
    """A scheduler, and its workers when it started."""

    address: str
    workers: list[str]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers."""
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(CLUSTER)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        address, *workers = process.stdout.readline().split()
        yield Cluster(address, workers)
        process.stdin.close()


@pytest.fixture
def corpus(desk: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A corpus on the desk, to be exported in six parts."""
    monkeypatch.setattr(parts, "SIZE", 2)
    texts = (
        f"Ferry {number} waits\n\n“Day {number},” said Mara Okafor.\n" if number != 7 else "" for number in range(12)
    )
    (desk / "ferries.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return "ferries.jsonl"


def export(*arguments: str, killing: str = "") -> tuple[int, list[str]]:
    """The exit status of an export, and what it said."""
    done = subprocess.run([sys.executable, "-c", EXPORT, killing, *arguments], capture_output=True, encoding="utf-8")
    return done.returncode, [line for line in done.stderr.splitlines() if line.startswith("reader: ")]


def test_a_killed_worker_loses_nothing(cluster: Cluster, corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    whole = run("export", corpus, "nowhere.txt", "-f", "jsonl")
    options = ("-o", "out.jsonl", "--scheduler", cluster.address)
    status, said = export(corpus, "nowhere.txt", *options, killing=cluster.workers[0])
    assert (status, sorted(said)) == (1, sorted(whole.err.splitlines()))
    assert (desk / "out.jsonl").read_text("utf-8") == whole.out
    assert not Path("/proc", cluster.workers[0]).exists()


def test_tables_are_the_same(cluster: Cluster, corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    pytest.importorskip("pyarrow")
    run("export", corpus, "-f", "parquet", "-o", "whole")
    assert export(corpus, "-f", "parquet", "-o", "out", "--scheduler", cluster.address)[0] == 1
    whole = {str(path.relative_to("whole")): path.read_bytes() for path in Path("whole").rglob("*.*")}
    assert {str(path.relative_to("out")): path.read_bytes() for path in Path("out").rglob("*.*")} == whole


def test_a_scheduler_that_is_not_there_is_named(corpus: str) -> None:
    status, said = export(corpus, "-o", "out.jsonl", "--scheduler", "tcp://127.0.0.1:1")
    assert (status, said[-1]) == (
        1,
        "reader: tcp://127.0.0.1:1: no scheduler answers; resume with the same command and --resume",
    )


def test_a_worker_of_another_version_is_refused() -> None:
    remote = cluster_run.Remote(lambda outcomes, streams: None, 1, DEFAULT, None, "0.0.1")
    with pytest.raises(OutsideFailed, match="a worker runs reader"):
        remote.spelled([])
