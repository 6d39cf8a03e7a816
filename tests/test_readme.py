"""What the README says holds: its commands run, its Python example too, and importing stays cheap."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli import escalate

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    (folder / "samples").symlink_to(ROOT / "samples")
    assert escalate("build", str(ROOT / "samples"), "-o", str(folder / "output")).returncode == 0
    return folder


def commands() -> list[str]:
    asking = "timeline|paths|before|between|show|threats|ladder|query|verify"
    lines = re.findall(rf"^    (escalate (?:{asking}) .*)$", README, re.MULTILINE)
    return [line.split("  #")[0].strip() for line in lines]


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_readme_runs_on_the_samples(workplace: Path, command: str) -> None:
    words = shlex.split(command)[1:]
    done = escalate(*[w.replace("output/", f"{workplace}/output/") for w in words])
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_python_example_runs(workplace: Path) -> None:
    example = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert example is not None
    done = subprocess.run([sys.executable, "-c", example.group(1)], cwd=workplace, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert "THREATEN" in done.stdout.decode()


def test_the_first_screen_holds_the_two_commands() -> None:
    first = "\n".join(README.splitlines()[:25])
    assert "make demo" in first
    assert "make test" in first


@pytest.mark.parametrize("module", ["escalate", "escalate.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    heavy = ("spacy", "networkx", "pyvis", "trafilatura", "dateparser", "pypdfium2", "IPython", "pydantic")
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
