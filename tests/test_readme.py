"""What the README says holds: its commands run, its Python example too, and importing stays cheap."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from escalate.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that the README's commands name."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "samples").symlink_to(ROOT / "samples")
    samples = sorted((ROOT / "samples").iterdir())
    shutil.copy(samples[0], folder / "my-article.txt")
    (folder / "more-articles").mkdir()
    shutil.copy(samples[1], folder / "more-articles")
    for inputs, output in (("samples", "output"), ("my-article.txt", "a"), ("more-articles", "b"), ("samples", "old")):
        done = run(["build", inputs, "-o", output], folder)
        assert done.returncode == 0, done.stderr
    return folder


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "escalate", *words], cwd=folder, capture_output=True, check=False, encoding="utf-8"
    )


def commands() -> list[str]:
    """Return the commands of the README and the docs as they are printed, but for the one that starts a browser."""
    texts = [README, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))]
    lines = [line for text in texts for line in re.findall(r"^    (escalate [a-z].*)$", text, re.MULTILINE)]
    found = dict.fromkeys(line.split("  #")[0].strip() for line in lines)
    return [line for line in found if not line.startswith("escalate open")]


@pytest.mark.parametrize("command", commands())
def test_a_printed_command_runs_on_the_samples(workplace: Path, command: str) -> None:
    done = run(shlex.split(command.replace("new/graph.json", "output/graph.json"))[1:], workplace)
    assert done.returncode == 0, done.stderr
    writes = re.search(r" -o (\S+)", command)
    assert (workplace / writes[1]).exists() if writes else done.stdout.strip()


def test_every_command_is_printed_in_the_readme() -> None:
    shown = set(re.findall(r"^    escalate ([a-z]+)", README, re.MULTILINE))
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert known - shown == {"after"}


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
