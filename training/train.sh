#!/bin/sh
# Train the language pipeline from the treebanks and put it in place: sh training/train.sh TREEBANKS WORK [PYTHON]
set -eu
treebanks=$1
work=$2
python=${3:-python3}
export OMP_NUM_THREADS=1 # more threads slow such small matrices down

"$python" -m training.convert "$treebanks" "$work/data"
"$python" -m spacy train training/syntax.cfg --output "$work/syntax" \
    --paths.train "$work/data/train.spacy" --paths.dev "$work/data/dev.spacy"
"$python" -m spacy train training/refine.cfg --output "$work/refined" --paths.base "$work/syntax/model-best" \
    --paths.train "$work/data/refine.spacy" --paths.dev "$work/data/dev.spacy"
"$python" -m spacy train training/lemmas.cfg --output "$work/complete" --paths.base "$work/refined/model-best" \
    --paths.train "$work/data/train.spacy" --paths.dev "$work/data/dev.spacy"
"$python" -m spacy train training/names.cfg --output "$work/names" \
    --paths.train "$work/data/names-train.spacy" --paths.dev "$work/data/names-dev.spacy"
"$python" -m training.assemble "$work/complete/model-best" "$work/names/model-best" "$treebanks" escalate/parse/pipeline
"$python" -m training.score escalate/parse/pipeline "$work/data"
