"""Two editions of the coverage side by side: what is new, gone and other, and whose words are now another's.

It says what differs; whether that is right is for a person to judge. Nothing is read or written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import Final, Generic, Protocol, TypeVar

from knowledge.judging.evaluation import Judged, Question, Verdict
from knowledge.model import Coverage, Note, Page, Passage, Speaker, Speech
from knowledge.text import compact, sentence_spans

TELLING: Final = 8
"""Characters from which a sentence is somebody's own: shorter ones (谢谢大家。) are everybody's."""
ALIKE: Final = 0.5
"""The share of pairs of characters from which a passage is a rewording of another."""
MOST_PAIRS: Final = 40_000
"""Pairs of passages of one speech that are held against each other at most; beyond, they count as new and gone."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Edition:
    """A coverage, and the passages that were cut from it."""

    coverage: Coverage
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class Placed:
    """A speech or an editor's note, and the page that it is printed on."""

    page: Page
    source: Speech | Note

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def speaker(self) -> Speaker | None:
        return self.source.speaker if isinstance(self.source, Speech) else None


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """The same thing before and after, and the names of the fields that differ."""

    before: T
    after: T
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """Things of one kind: added, removed, changed, each in the order of its edition; `kept` are unchanged."""

    added: tuple[T, ...] = ()
    removed: tuple[T, ...] = ()
    changed: tuple[Change[T], ...] = ()
    kept: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def beside(self, kept: int) -> "Difference[T]":
        """The same with so many more that are unchanged."""
        return replace(self, kept=self.kept + kept)


@dataclass(frozen=True, slots=True)
class Moved:
    """Sentences that stood in one place and now stand in another instead, as printed before."""

    before: Placed
    after: Placed
    words: tuple[str, ...]

    @property
    def to_another(self) -> bool:
        """Whether they are another's words now: the gravest mistake that a new edition can make."""
        return self.before.speaker != self.after.speaker


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two editions; `moved` begins with what changed its speaker."""

    moved: tuple[Moved, ...]
    pages: Difference[Page]
    speeches: Difference[Placed]
    notes: Difference[Placed]
    passages: Difference[Passage]

    def __bool__(self) -> bool:
        return bool(self.moved or self.pages or self.speeches or self.notes or self.passages)

    @property
    def dying(self) -> tuple[Passage, ...]:
        """Passages whose links die: those removed, then those reworded."""
        return (*self.passages.removed, *(change.before for change in self.passages.changed))


def compare(before: Edition, after: Edition) -> Comparison:
    """What differs; comparing the other way round gives the same with before and after exchanged.

    Pages that are the same in both have nothing to tell but how much they hold: a sentence on them stays where it is.
    """
    same = _same(before.coverage.pages, after.coverage.pages)
    old, new = _sources(before.coverage, same), _sources(after.coverage, same)
    kept = [page for page in before.coverage.pages if page.id in same]
    return Comparison(
        _moved(old, new),
        _difference(before.coverage.pages, after.coverage.pages, _page_fields, same),
        _difference(_only(Speech, old), _only(Speech, new), _source_fields).beside(sum(len(p.speeches) for p in kept)),
        _difference(_only(Note, old), _only(Note, new), _source_fields).beside(sum(len(p.notes) for p in kept)),
        _of_passages(before.passages, after.passages, same),
    )


def _same(old: Sequence[Page], new: Sequence[Page]) -> frozenset[str]:
    """The ids of the pages that are the same in both."""
    before = {page.id: page for page in old}
    return frozenset(page.id for page in new if page == before.get(page.id))


def _of_passages(old: Sequence[Passage], new: Sequence[Passage], same: frozenset[str]) -> Difference[Passage]:
    """The same words are cut into the same passages, so that those of pages that stayed are counted alone.

    Unless a setting cuts them in another way now.
    """
    before, after = (_grouped(passages, lambda one: one.page.id) for passages in (old, new))
    alike = frozenset(page for page in same if before.get(page) == after.get(page))
    gone, come = (
        [passage for page, own in passages.items() if page not in alike for passage in own]
        for passages in (before, after)
    )
    return _reworded(_difference(gone, come, lambda *_: ())).beside(sum(len(before.get(one, ())) for one in alike))


def _grouped(passages: Iterable[Passage], key: Callable[[Passage], str]) -> Mapping[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        found[key(passage)].append(passage)
    return found


def _sources(coverage: Coverage, without: frozenset[str]) -> tuple[Placed, ...]:
    """The speeches and notes of all pages but some."""
    pages = (page for page in coverage.pages if page.id not in without)
    return tuple(Placed(page, source) for page in pages for source in _parts(page))


def _parts(page: Page) -> tuple[Speech | Note, ...]:
    return (*page.speeches, *page.notes)


def _only(kind: type[Speech] | type[Note], sources: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple(one for one in sources if isinstance(one.source, kind))


def _difference(
    old: Sequence[T],
    new: Sequence[T],
    differing: Callable[[T, T], tuple[str, ...]],
    same: frozenset[str] = frozenset(),
) -> Difference[T]:
    """What differs; those that are known to be the `same` are not looked at."""
    before, after = {one.id: one for one in old}, {one.id: one for one in new}
    both = [(one, after[one.id]) for one in old if one.id in after]
    changed = tuple(Change(a, b, names) for a, b in both if a.id not in same and (names := differing(a, b)))
    return Difference(
        tuple(one for one in new if one.id not in before),
        tuple(one for one in old if one.id not in after),
        changed,
        len(both) - len(changed),
    )


_HEADER: Final = tuple(field.name for field in fields(Page) if field.name not in ("speeches", "notes"))


def _page_fields(a: Page, b: Page) -> tuple[str, ...]:
    return (*_differing(a, b, _HEADER), *(("order",) if _order(a, b) != _order(b, a) else ()))


def _order(page: Page, other: Page) -> list[str]:
    """The speeches and notes of a page that another has too, as they follow each other here."""
    there = {one.id for one in _parts(other)}
    return [one.id for one in _parts(page) if one.id in there]


def _source_fields(a: Placed, b: Placed) -> tuple[str, ...]:
    names = [field.name for field in fields(a.source)]
    return (*_differing(a.source, b.source, names), *(("page",) if a.page.id != b.page.id else ()))


def _differing(a: object, b: object, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(a, name) != getattr(b, name))


# moved words


def _moved(old: Sequence[Placed], new: Sequence[Placed]) -> tuple[Moved, ...]:
    stood, stands = _sentences(old), _sentences(new)
    pairs: dict[tuple[_Owner, _Owner], list[tuple[Placed, Placed, str]]] = defaultdict(list)
    for sentence, places in stood.items():
        now = stands.get(sentence, [])
        left, came = _without(places, now), _without(now, places)
        for (before, words), (after, _) in zip(left, came, strict=False):
            pairs[_owner(before), _owner(after)].append((before, after, words))
    moved = [Moved(*rows[0][:2], tuple(words for *_, words in rows)) for rows in pairs.values()]
    return tuple(sorted(moved, key=lambda one: (not one.to_another, -sum(map(len, one.words)))))


_Stand = tuple[Placed, str]
_Owner = tuple[str, Speaker | None]


def _sentences(sources: Iterable[Placed]) -> Mapping[str, list[_Stand]]:
    """Where each sentence stands, and how it is printed there."""
    found: dict[str, list[_Stand]] = defaultdict(list)
    for one in sources:
        text = one.source.text
        for start, end in sentence_spans(text):
            if len(words := compact(text[start:end])) >= TELLING:
                found[words].append((one, text[start:end].strip()))
    return found


def _without(places: Sequence[_Stand], others: Sequence[_Stand]) -> list[_Stand]:
    """The places that are not also among the others, each as often as it is here more often than there."""
    there = [_owner(one) for one, _ in others]
    rest = []
    for place in places:
        if (owner := _owner(place[0])) in there:
            there.remove(owner)
        else:
            rest.append(place)
    return rest


def _owner(one: Placed) -> _Owner:
    return one.id, one.speaker


# reworded passages


def _reworded(difference: Difference[Passage]) -> Difference[Passage]:
    """Of what was added and removed, the nearest of one speech put together: one passage with other words."""
    gone, come = (_grouped(those, lambda one: one.source.id) for those in (difference.removed, difference.added))
    pairs = {a.id: b for source in gone for a, b in _pairs(gone[source], come.get(source, []))}
    taken = {b.id for b in pairs.values()}
    return Difference(
        tuple(one for one in difference.added if one.id not in taken),
        tuple(one for one in difference.removed if one.id not in pairs),
        tuple(Change(one, pairs[one.id], ("text",)) for one in difference.removed if one.id in pairs),
        difference.kept,
    )


def _pairs(gone: Sequence[Passage], come: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    if len(gone) * len(come) > MOST_PAIRS:
        return
    here = [(a, _couples(a.text)) for a in gone]
    there = [(b, _couples(b.text)) for b in come]
    shared = [(_alike(one, other), a, b) for a, one in here for b, other in there]
    near = [one for one in shared if one[0] >= ALIKE]
    taken: set[str] = set()
    for _, a, b in sorted(near, key=lambda one: (-one[0], sorted((one[1].id, one[2].id)))):
        if not taken & {a.id, b.id}:
            taken |= {a.id, b.id}
            yield a, b


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's share of what two sets have in common, from 0 to 1."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _couples(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    words = compact(text)
    return frozenset(a + b for a, b in zip(words, islice(words, 1, None), strict=False))


# questions


@dataclass(frozen=True, slots=True)
class Turned:
    """A question whose verdict changed."""

    question: Question
    before: Verdict
    after: Verdict


def turned(before: Iterable[Judged], after: Iterable[Judged]) -> tuple[Turned, ...]:
    """The questions whose verdict changed, in the order of the set."""
    pairs = zip(before, after, strict=True)
    return tuple(Turned(a.question, a.verdict, b.verdict) for a, b in pairs if a.verdict is not b.verdict)
