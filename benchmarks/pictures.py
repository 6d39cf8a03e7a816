"""Take the page's pictures: of made crises and of any graph given, dark and light, wide and on a phone.

    python -m benchmarks.pictures DIR [GRAPH.json ...]

Every picture is of the page as it opens; of the graphs given there is one of
each view and of the panel with a statement and with a path, too.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from benchmarks.page import CHROMIUM, make_crisis
from escalate.export.html.page import render_page
from escalate.export.json import load_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

    from escalate.model import Collection

WIDTHS = {"": (1280, 800), "-phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_HEAVIEST = """const { data, paths } = escalate;
const idOf = (s) => data.actors[s.sources[0].actor].name + ` [${data.actors[s.sources[0].actor].id}]`;
const links = (s) => s.causes.length + s.answers.length;
const heaviest = [...data.statements].sort((a, b) => (b.direct || 0) - (a.direct || 0) || links(b) - links(a))[0];
"""
_SCENES = {
    "-statement": f"{_HEAVIEST} escalate.select('statement', heaviest.n)",
    "-path": f"""{_HEAVIEST} const [answer] = heaviest.answers;
        Object.assign(paths.ends, {{ from: idOf(heaviest), to: idOf(data.statements[answer.to]) }});
        paths.open(); paths.run()""",
    "-threats": "escalate.setView('threats')",
    "-table": "escalate.setView('table')",
    "-help": "document.getElementById('help').click()",
}


def take_pictures(browser: Browser, directory: Path, graphs: Iterable[Path]) -> None:
    """Write all pictures into `directory`, named after the graph and what the picture shows."""
    directory.mkdir(parents=True, exist_ok=True)
    made = {"one-day": make_crisis(40, days=1), "thousand": make_crisis(1000)}
    for name, collection in made.items():
        _take(browser, directory, name, collection, {"": ""})
    for path in graphs:
        _take(browser, directory, path.parent.name or path.stem, load_file(path), {"": ""} | _SCENES)


def _take(browser: Browser, directory: Path, name: str, collection: Collection, scenes: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "page.html"
        path.write_text(render_page(collection), encoding="utf-8")
        for scheme in SCHEMES:
            for width, (w, h) in WIDTHS.items():
                context = browser.new_context(viewport={"width": w, "height": h}, color_scheme=scheme)
                for scene, action in scenes.items():
                    page = context.new_page()
                    page.goto(path.as_uri())
                    if action:
                        page.evaluate(f"() => {{ {action} }}")
                    page.wait_for_timeout(300)
                    page.screenshot(path=directory / f"{name}{scene}{width}{'-dark' * (scheme == 'dark')}.png")
                    page.close()
                context.close()


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, metavar="DIR")
    parser.add_argument("graphs", nargs="*", type=Path, metavar="GRAPH.json")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        take_pictures(browser, options.directory, options.graphs)
        browser.close()


if __name__ == "__main__":
    main()
