"""Coverage and index built aside, never changed: what answers come from."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from knowledge.answer import Library
from knowledge.index.cuts import Cuts, Progress, nothing_told
from knowledge.lexicon import ROLES, Lexicon
from knowledge.misquoted import printed_for
from knowledge.model import Coverage
from knowledge.passages import LEAST, MOST, passages
from knowledge.ranking import Index, Weights, changed, read
from knowledge.topic import Language
from knowledge.weighing.calibration import Calibration
from knowledge.weighing.cues import Cues
from knowledge.weighing.merit import Merit
from knowledge.words.hearing import Hearing
from knowledge.words.tokens import Tokenizer
from knowledge.words.vocabulary import Vocabulary

FRAME: Final = ("说 讲 谁 电话 记者 照片 编辑 编者按 报纸 日期 栏目 局长 书记 主任 代表 发言 就业").split()
"""Words that questions are made of, understood when they are spelled in pinyin."""


WEIGHTS: Final = Weights()
CALLED_SO: Final = ("机器人", "助手", "小助手")
"""What people call the bot: a stop word, unless somebody speaks of such a thing."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How long passages are, in characters."""

    most: int = MOST
    least: int = LEAST


CUT: Final = Cut()


def build(
    coverage: Coverage,
    vocabulary: Vocabulary,
    calibration: Calibration,
    merit: Merit,
    weights: Weights = WEIGHTS,
    cut: Cut = CUT,
    cache: Path | None = None,
    before: Cuts | None = None,
    progress: Progress = nothing_told,
    processes: int = 1,
    earlier: Library | None = None,
) -> Library:
    """Everything that answers need, from a coverage and the word lists; `cache` keeps the dictionary.

    What `before` has of the passages is not cut again; the rest in so many processes where it is much. Pages that a
    library had that was made `earlier` are not read again.
    """
    limits = cut.most, cut.least
    if earlier is not None:
        coverage = _sharing(coverage, earlier.coverage)
    known = earlier.index if earlier and earlier.limits == limits else None
    made = passages(coverage, *limits, known.of_page if known else lambda _: ())
    source = read(made, known)
    change = changed(coverage.pages, source, known) if known else None
    lexicon = Lexicon(coverage, vocabulary, source.texts, earlier.language.lexicon if earlier else None, change)
    own = lexicon.own_words()
    tokenizer = Tokenizer(own, vocabulary.words | vocabulary.spoken_words, cache)
    index = Index(made, tokenizer, weights, before, progress, processes, source, known)
    names = set(lexicon.names.by_name)
    listened = own.union(index.words(), *map(tokenizer.inside, own - names)) - names
    frame = [*FRAME, *ROLES, *sorted(vocabulary.stopwords)]
    hearing = Hearing(listened, names, frame, earlier.language.hearing if earlier else None)
    named = frozenset(word for word in CALLED_SO if index.says(word))
    read_with = replace(vocabulary, stopwords=vocabulary.stopwords - named)
    recalled = partial(printed_for, index=index)
    language = Language(lexicon, tokenizer, read_with, index.holds, index.says, rarity(index), hearing, recalled)
    return Library(coverage, index, language, calibration, merit, limits=limits, cues=Cues.of(coverage.pages, index))


def _sharing(coverage: Coverage, earlier: Coverage) -> Coverage:
    """The coverage, with a page that says the same as one of an earlier coverage as that very page."""
    known = {page.id: page for page in earlier.pages}
    return replace(coverage, pages=tuple(one if (one := known.get(p.id)) and one == p else p for p in coverage.pages))


def rarity(index: Index) -> Callable[[str], float]:
    """How rare a word is in the coverage: 1 where it stands in at most one passage, towards 0.1 where in most."""
    number = max(2, len(index.passages))

    def of(word: str) -> float:
        return max(0.1, 1 - math.log(max(index.number_with(word), 1)) / math.log(number))

    return of
