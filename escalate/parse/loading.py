"""Load a spaCy pipeline and make sure that it gives what escalate reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from escalate.errors import PipelineUnusableError
from escalate.parse.schemes import Scheme, find_scheme

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent / "pipeline"
_PROBE = "The minister of defence told reporters in Baghdad that his troops, which had been attacked, would not leave."
_REMEDY = "leave --pipeline away to use the one that comes with escalate"


def load_pipeline(name: str | None) -> Language:
    """Load the shipped pipeline, or the installed spaCy pipeline or folder called `name`.

    Raises `PipelineUnusableError` when there is none of that name or it can't
    be loaded.
    """
    import spacy

    try:
        return spacy.load(name or SHIPPED)
    except OSError as error:
        raise PipelineUnusableError(
            f"no spaCy pipeline called {name!r} is installed, and no folder of that name holds one; install it"
            f" with pip, give the path of its folder, or {_REMEDY}"
        ) from error
    except (ValueError, ImportError, AttributeError, KeyError, TypeError) as error:
        raise PipelineUnusableError(
            f"the spaCy pipeline {name!r} can't be loaded ({error}); install the version and the packages it was made"
            f" for, or {_REMEDY}"
        ) from error


def check_pipeline(nlp: Language) -> Scheme:
    """Return the label scheme of `nlp`'s trees.

    Raises `PipelineUnusableError` when it is not for English, gives no trees
    or no parts of speech, or labels its trees in a way escalate can't read.
    """
    title = f"the spaCy pipeline {nlp.meta.get('name', '')!r}"
    parts = ", ".join(nlp.pipe_names) or "none"
    if nlp.lang not in {"en", "xx", "mul"}:
        raise PipelineUnusableError(f"{title} is for the language {nlp.lang!r}, but escalate reads English; {_REMEDY}")
    doc = nlp(_PROBE)
    if not doc.has_annotation("DEP"):
        raise PipelineUnusableError(f"{title} has no dependency parser (its components: {parts}); {_REMEDY}")
    if not doc.has_annotation("POS"):
        raise PipelineUnusableError(f"{title} gives no parts of speech (its components: {parts}); {_REMEDY}")
    labels = {token.dep_ for token in doc}
    for _, component in nlp.pipeline:
        if "nsubj" in (known := set(getattr(component, "labels", ()))):
            labels |= known
    scheme = find_scheme(labels)
    if scheme is None:
        some = ", ".join(sorted(labels)[:12])
        raise PipelineUnusableError(
            f"{title} labels its trees in a scheme that escalate does not know ({some}, ...); wanted are Universal"
            f" Dependencies or the labels of spaCy's English pipelines; {_REMEDY}"
        )
    return scheme
