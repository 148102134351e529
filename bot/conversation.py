"""One visitor's message to a reply: which snapshot, in which language, after what. It knows no door.

The library in use is replaced by one assignment; whoever asks meanwhile is answered from the one before.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.messages import Incoming, Kind, Reply, Results, Turn
from bot.render import Renderer
from bot.texts import Texts
from knowledge.answer import Answer, Found, Library, NotFound, Quote, Why, answer, answer_of
from knowledge.question import Context


@dataclass(slots=True)
class Memory:
    """What each visitor was last shown, for as long as a conversation lasts; the longest silent ones go first."""

    forget_after: float
    most: int
    _kept: OrderedDict[tuple[str, str], tuple[float, Context]] = field(default_factory=OrderedDict)

    def recall(self, visitor: tuple[str, str], now: float) -> Context:
        """The context of a visitor, or an empty one after a long silence."""
        when, context = self._kept.get(visitor, (now, Context()))
        return context if now - when <= self.forget_after else Context()

    def keep(self, visitor: tuple[str, str], context: Context, now: float) -> None:
        """Remembers a visitor's context."""
        self._kept[visitor] = (now, context)
        self._kept.move_to_end(visitor)
        while len(self._kept) > self.most:
            self._kept.popitem(last=False)

    def forget(self, visitor: tuple[str, str]) -> None:
        """Forgets what a visitor was shown."""
        self._kept.pop(visitor, None)


class Conversation:
    """Answers visitors from the library in use."""

    def __init__(
        self,
        library: Library,
        texts: Mapping[str, Texts],
        memory: Memory,
        clock: Callable[[], float],
        language: str = "zh-Hans",
    ) -> None:
        self.language = language
        self.library = library
        self._texts = texts
        self._memory = memory
        self._clock = clock

    def hear(self, incoming: Incoming) -> Turn:
        """What goes back to somebody who wrote, pressed or sent something. Blocks for milliseconds; any thread."""
        return Turn(self.reply(incoming)[1], in_place=incoming.kind is Kind.PRESSED)

    def offer(self, query: str, offset: str, language: str) -> Results:  # noqa: ARG002 - not offered yet
        """Passages for what somebody types after the bot's name in any chat; `offset` is an earlier page's `next`."""
        return Results(())

    def reply(self, incoming: Incoming) -> tuple[Answer, Reply]:
        """The answer to a message, and how it reads."""
        library = self.library
        visitor = (incoming.chat, incoming.person)
        now = self._clock()
        context = self._memory.recall(visitor, now)
        readable = incoming.text.encode("utf-8", "replace").decode("utf-8")
        given, after = self._answered(readable, context, library)
        self._memory.keep(visitor, after, now)
        return given, self._renderer(incoming.language or self.language, library).render(given)

    def forget(self, chat: str, person: str) -> None:
        """Lets a visitor's next message begin anew."""
        self._memory.forget((chat, person))

    def _answered(self, text: str, context: Context, library: Library) -> tuple[Answer, Context]:
        choice = text.strip()
        if choice.isdecimal() and len(choice) <= 2:
            return picked(int(choice), context, library)
        return answer(text, context, library)

    def _renderer(self, language: str, library: Library) -> Renderer:
        return Renderer(self._texts[language], sample(library))


def picked(number: int, context: Context, library: Library) -> tuple[Answer, Context]:
    """What stands at a number of the last list: a passage that was offered, or a person's words."""
    if 1 <= number <= len(context.offered):
        return chosen(context.offered[number - 1], context, library)
    if 1 <= number <= len(context.people):
        person = library.language.lexicon.people.get(context.people[number - 1])
        return answer_of(person, context, library) if person else (NotFound(Why.GONE), context)
    return NotFound(Why.NO_NUMBER, str(number)), context


def chosen(passage_id: str, context: Context, library: Library) -> tuple[Answer, Context]:
    """The passage that a visitor chose by its id; one that is gone is not replaced by another."""
    row = library.index.rows.get(passage_id)
    if row is None:
        return NotFound(Why.GONE), context
    passage = library.index.passages[row]
    shown = Context(
        passage.speaker.id if passage.speaker else None, (*context.passages, passage_id)[-20:], context.topic
    )
    return Quote(Found(passage)), replace(shown, offered=context.offered)


def sample(library: Library) -> str:
    """A question that this coverage answers: what its first speaker said."""
    people = list(library.language.lexicon.people.values())
    return f"{people[0].name}说了什么" if people else "都有谁发言"
