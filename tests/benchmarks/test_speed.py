from __future__ import annotations

from benchmarks.speed import measure
from escalate.model import Article
from escalate.pipeline import Knowledge


def test_rates_come_beside_the_bare_pipeline_on_the_same_words() -> None:
    text = "Iran warned Israel on Monday. Israel rejected the warning, its foreign minister said."
    articles = [Article(id=str(n), text=text, published="2019-02-08") for n in range(3)]
    result = measure(articles, Knowledge.load())
    assert result["articles"] == 3
    assert result["words"] == 3 * 16
    statements, ratio, memory = result["statements"], result["ratio"], result["peak_memory_mb"]
    assert isinstance(statements, int)
    assert statements >= 3
    assert isinstance(ratio, float)
    assert ratio > 0
    assert isinstance(memory, float)
    assert memory > 10
    for part in ("bare", "extract"):
        rates = result[part]
        assert isinstance(rates, dict)
        assert all(rate > 0 for rate in rates.values())
