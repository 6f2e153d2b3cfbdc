"""A real cluster of two workers gives the same bytes as one process, also when a worker is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.cli import cluster_run
from reader.errors import OutsideFailed
from reader.export import parts
from reader.load.fetching import DEFAULT

pytest.importorskip("distributed")

import distributed

from reader.processes import cluster

pytestmark = [pytest.mark.timeout(60), pytest.mark.filterwarnings("default")]

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers."""
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
        yield process.stdout.readline().strip()
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


def workers(address: str) -> list[int]:
    with distributed.Client(address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def test_a_killed_worker_loses_nothing(
    address: str, corpus: str, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = workers(address)[0]
    killed: list[int] = []
    whole = run("export", corpus, "nowhere.txt", "-f", "jsonl")
    finish = parts._finish

    def finish_and_kill(*arguments: Any) -> None:
        finish(*arguments)
        if not killed:
            killed.append(victim)
            os.kill(victim, signal.SIGKILL)

    monkeypatch.setattr(parts, "_finish", finish_and_kill)
    result = run("export", corpus, "nowhere.txt", "-o", "out.jsonl", "--scheduler", address)
    assert killed
    assert (result.status, sorted(result.err.splitlines())) == (1, sorted(whole.err.splitlines()))
    assert (desk / "out.jsonl").read_text("utf-8") == whole.out


def test_tables_are_the_same(address: str, corpus: str, desk: Path, run: Callable[..., Any]) -> None:
    pytest.importorskip("pyarrow")
    run("export", corpus, "-f", "parquet", "-o", "whole")
    assert run("export", corpus, "-f", "parquet", "-o", "out", "--scheduler", address).status == 1
    whole = {str(path.relative_to("whole")): path.read_bytes() for path in Path("whole").rglob("*.*")}
    assert {str(path.relative_to("out")): path.read_bytes() for path in Path("out").rglob("*.*")} == whole


def test_a_scheduler_that_is_not_there_is_named(
    corpus: str, desk: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "100 ms")
    result = run("export", corpus, "-o", "out.jsonl", "--scheduler", "tcp://127.0.0.1:1")
    assert result.status == 1
    assert result.err.splitlines()[-1].startswith("reader: tcp://127.0.0.1:1: no scheduler answers")


def test_a_worker_of_another_version_is_refused() -> None:
    remote = cluster_run.Remote(lambda outcomes, streams: None, 1, DEFAULT, None, "0.0.1")
    with pytest.raises(OutsideFailed, match="a worker runs reader"):
        remote.spelled([])
