"""What a new version would change, or what is wrong with it, as one message for an admin's phone. It decides nothing.

What may do most harm stands first: words that are now another's. Long lists are cut, and say by how much.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from bot.citizen.page_facts import day
from bot.messages import Block, Reply, bold, faint, one_line, plain, saying
from bot.texts import Texts
from bot.versions.edition import Prepared, Start, Way, What
from bot.versions.trial import FILE, Tried
from knowledge.errors import CongressError, CoverageFaults, Fault, QuestionSetFault
from knowledge.judging.comparison import Comparison, Difference, Moved, Placed, Turned
from knowledge.model import Coverage, Page, Speech
from knowledge.record.files import FILE_NAME
from knowledge.record.namesakes import namesakes
from knowledge.rules import Words

MOST_MOVED: Final = 5
MOST_ITEMS: Final = 10
MOST_TURNED: Final = 6
MOST_FAULTS: Final = 10
FAULT: Final = 200
"""Characters of a fault, which names a file, a place and a rule."""
POSTS: Final = 20
"""Characters of the posts that tell one of two of a name."""
WORDS: Final = 40
"""Characters of what was said, asked or printed above it."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """Reports in one language; each is well within one message of Telegram's."""

    texts: Texts

    def of(self, prepared: Prepared) -> Reply:
        """What would change, before a word is given."""
        old, new, comparison = prepared.base.coverage.version, prepared.version, prepared.comparison
        head = "admin.report.rollback" if prepared.path else "admin.report.reload"
        parts: list[Block] = [bold(self.texts(head, old=old, new=new))]
        if comparison:
            parts += [*self._moved(comparison.moved), *self._remarks(prepared.remarks)]
            parts += [plain(self._counts(comparison)), *self._items(comparison)]
            parts += self._namesakes(prepared.library.coverage, comparison)
        else:
            parts.append(plain(self.texts("admin.report.same")))
        parts += self._unread(prepared.unread)
        parts.append(self._figures(prepared.tried))
        return Reply(tuple(parts))

    def fault(self, error: CongressError) -> Reply:
        """Why nothing was made ready: every fault with its file and place, as far as they fit."""
        if not isinstance(error, CoverageFaults):
            return saying(self.texts("admin.report.unusable", fault=self._worded(error)))
        head = bold(self.texts("admin.report.faults", count=len(error.faults)))
        return Reply((head, self._faults(error), plain(self.texts("admin.report.mend"))))

    def start(self, start: Start) -> Reply | None:
        """What an admin has to know about a start; None where all is as it was."""
        t, parts = self.texts, list[Block]()
        for path, error in start.skipped[:3]:
            parts.append(plain(t("admin.start.skipped", path=path, fault=self.line(error.faults[0].words))))
        if start.way is Way.FOLDER:
            parts.append(plain(t("admin.start.folder", version=start.version)))
        if start.refusal is not None:
            parts.append(plain(t("admin.start.unkept", version=start.version)))
        if start.broken is not None:
            head = t("admin.start.broken", count=len(start.broken.faults), version=start.version)
            parts += [bold(head), self._faults(start.broken)]
        elif start.differs:
            parts.append(plain(t("admin.start.differs", version=start.version)))
        return Reply(tuple(parts)) if parts else None

    def what(self, written: str) -> str:
        """What was noted beside a version, in a few words."""
        what = What.read(written)
        if what is None:
            return one_line(written, WORDS)
        counts = (
            self.texts("admin.what.counts", kind=self.texts(f"admin.kind.{kind}"), added=a, removed=r, changed=c)
            for kind, (a, r, c) in what.counts.items()
            if kind in _KINDS and a + r + c
        )
        return " · ".join((self.texts(f"admin.way.{what.way.value}"), *counts))

    # parts

    def _moved(self, moved: Sequence[Moved]) -> Iterator[Block]:
        grave = [one for one in moved if one.to_another]
        if grave:
            yield bold(self.texts("admin.report.moved", count=sum(len(one.words) for one in grave)))
            yield self._list(grave, self._move, MOST_MOVED)
        if other := sum(len(one.words) for one in moved if not one.to_another):
            yield plain(self.texts("admin.report.moved_own", count=other))

    def _remarks(self, remarks: Sequence[Fault]) -> Iterator[Block]:
        """What new or changed pages have otherwise than their raw text, which an editor may have meant."""
        if remarks:
            yield bold(self.texts("admin.report.remarks", count=len(remarks)))
            yield self._list(remarks, lambda one: self.line(one.words), MOST_MOVED)

    def _unread(self, files: Sequence[str]) -> Iterator[Block]:
        """What lies in the folder and is no page by its name or place, for somebody looks for it in vain."""
        if files:
            yield bold(self.texts("admin.report.unread", name=FILE_NAME))
            yield self._list(files, lambda one: one_line(one, FAULT), MOST_MOVED)

    def _move(self, one: Moved) -> str:
        words, places = one_line(one.words[0], WORDS), (one.before, one.after)
        before, after = map(self._placed, places)
        if before == after:
            before, after = (f"{self._placed(place)}（{self._told_apart(place)}）" for place in places)
        key = "admin.report.move" if len(one.words) > 1 else "admin.report.move_one"
        return self.texts(key, before=before, after=after, words=words, count=len(one.words))

    def _told_apart(self, one: Placed) -> str:
        """What tells one of two places that read alike from the other: who speaks, by his id, and in which post."""
        posts = one.source.posts if isinstance(one.source, Speech) else ()
        return " ".join((one.speaker.id if one.speaker else one.id, one_line("、".join(posts), POSTS))).strip()

    def _counts(self, comparison: Comparison) -> str:
        lines = [self._count(kind, getattr(comparison, kind)) for kind in _KINDS]
        dying = len(comparison.dying)
        end = self.texts("admin.report.dying", count=dying) if dying else self.texts("admin.report.none_dying")
        return "\n".join((*filter(None, lines), end))

    def _count(self, kind: str, found: Difference[Any]) -> str:
        if not found:
            return ""
        counts = {"added": len(found.added), "removed": len(found.removed), "changed": len(found.changed)}
        return self.texts("admin.report.count", kind=self.texts(f"admin.kind.{kind}"), kept=found.kept, **counts)

    def _items(self, comparison: Comparison) -> Iterator[Block]:
        sources = (comparison.speeches, comparison.notes)
        lines = [*self._lines(comparison.pages, self._page)]
        lines += [line for found in sources for line in self._lines(found, self._placed)]
        if lines:
            yield self._list(lines, str, MOST_ITEMS)

    def _namesakes(self, coverage: Coverage, comparison: Comparison) -> Iterator[Block]:
        """Those who came and stand under another id elsewhere: one person or two, who knows."""
        came = (*comparison.speeches.added, *(change.after for change in comparison.speeches.changed))
        names = frozenset(one.source.speaker.name for one in came if isinstance(one.source, Speech))
        if names and (found := namesakes(coverage, names)):
            lines = [f"{one.name}: " + self.texts.listed([known.id for known in one.known]) for one in found]
            yield self._list([self.texts("admin.report.namesakes"), *lines], str, MOST_ITEMS)

    def _lines(self, found: Difference[Any], named: Callable[[Any], str]) -> Iterator[str]:
        yield from (f"− {named(one)}" for one in found.removed)
        for change in found.changed:
            fields = self.texts.listed([self.texts(f"admin.field.{name}") for name in change.fields])
            yield self.texts("admin.report.changed", item=named(change.after), fields=fields)
        yield from (f"+ {named(one)}" for one in found.added)

    def _page(self, page: Page) -> str:
        return " ".join(part for part in (one_line(page.newspaper, 20), day(page.date), page.id) if part)

    def _placed(self, one: Placed) -> str:
        if not isinstance(one.source, Speech):
            return self.texts("admin.report.note", words=one_line(one.source.text, 12))
        headline = f"《{one_line(one.source.headline, 20)}》" if one.source.headline else ""
        return f"{one_line(one.source.speaker.name, 20)}{headline}"

    def _figures(self, tried: Tried | QuestionSetFault | None) -> Block:
        if tried is None:
            return faint(self.texts("admin.report.no_questions", file=FILE))
        if isinstance(tried, QuestionSetFault):
            return plain(self.texts("admin.report.bad_questions", fault=self._worded(tried)))
        head = self.texts("admin.report.questions", asked=tried.asked, number=tried.number)
        counts = [
            self.texts("admin.report.figure", verdict=self.texts(f"admin.verdict.{name}"), before=before, after=after)
            for name in ("right", "shown", "missed", "wrong")
            for before, after in [(getattr(tried.before, name), getattr(tried.after, name))]
        ]
        lines = [head, " · ".join(counts), *self._cut(tried.turned, self._turn, MOST_TURNED)]
        return plain("\n".join(lines))

    def _turn(self, one: Turned) -> str:
        before, after = (self.texts(f"admin.verdict.{verdict.value}") for verdict in (one.before, one.after))
        asked = one_line(" / ".join(one.question.turns), WORDS)
        return self.texts("admin.report.turned", question=asked, before=before, after=after)

    def _faults(self, error: CoverageFaults) -> Block:
        return self._list(error.faults, lambda fault: self.line(fault.words), MOST_FAULTS)

    def _worded(self, error: CongressError) -> str:
        """What the command line says in English, in this language."""
        return self.line(error.words) if error.words else one_line(str(error), FAULT)

    def line(self, words: Words) -> str:
        """What is wrong with a file, on one line."""
        said = words.worded(lambda rule, values: self.texts(f"fault.{rule.name.lower()}", **values))
        return one_line(said, FAULT)

    def _list(self, items: Sequence[T], line: Callable[[T], str], most: int) -> Block:
        return plain("\n".join(self._cut(items, line, most)))

    def _cut(self, items: Sequence[T], line: Callable[[T], str], most: int) -> Iterable[str]:
        yield from (line(one) for one in items[:most])
        if len(items) > most:
            yield self.texts("admin.report.more", count=len(items) - most)


_KINDS: Final = ("pages", "speeches", "notes", "passages")
