"""A message while it is read: its folded text, what was shown before it, and what it is read with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.asked import Context
from knowledge.lexicon import Person
from knowledge.model import Page
from knowledge.text import folded
from knowledge.topic import Language, Topic, topic_of

PARTICLES: Final = re.compile(r"[呀啊呢吧哦哈啦嘛噢哟哇咯呐欸诶哎嘞嘎噻咧喽撒\s\W]")
ASKING: Final = re.compile(
    r"什么|怎么|如何|多少|好多(?=[钱岁块斤])|(?<![好十第])几|谁|哪|吗|呢|是不是|有没有|能不能|会不会|为何|不$|没$"
)
WHETHER: Final = re.compile(r"([\u4e00-\u9fff])[不没]\1")
"""Whether it is so: 亏不亏, 涨没涨."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A message being read: its folded text and what reads it.

    `pages` are those that it named, in words which the text has no more.
    """

    text: str
    required: tuple[str, ...]
    excluded: tuple[str, ...]
    context: Context
    language: Language
    pages: tuple[Page, ...] = ()

    def without(self, *spans: tuple[int, int]) -> str:
        """The text with the spans blanked."""
        characters = list(self.text)
        for start, end in spans:
            characters[start:end] = " " * (end - start)
        return "".join(characters)

    def topic(self, text: str | None = None) -> Topic:
        return topic_of(self.text if text is None else text, self.language, self.required, self.excluded, self.text)

    def there(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        """Those of some people who speak on the pages that were named; all where that tells none of them."""
        return speaking_on(self.pages, people) or people

    def last_speaker(self) -> tuple[Person, ...]:
        person = self.language.lexicon.people.get(self.context.speaker or "")
        return (person,) if person else ()


def speaking_on(pages: Sequence[Page], people: Sequence[Person]) -> tuple[Person, ...]:
    """Those of some people who speak on some pages."""
    ids = {page.id for page in pages}
    return tuple(one for one in people if any(page.id in ids for page, _ in one.appearances))


def content(text: str, language: Language) -> list[str]:
    """The words of a text that are no stop words."""
    return [word for word in language.tokenizer.words(text) if word not in language.vocabulary.stopwords]


def named_in(text: str, reading: Reading) -> tuple[Person, ...]:
    """The people whom a text names."""
    mentions = reading.language.lexicon.names.named(text, reading.language.tokenizer)
    return tuple(dict.fromkeys(person for mention in mentions for person in mention.people))


def with_namesakes(people: Sequence[Person], reading: Reading) -> tuple[Person, ...]:
    """Some people; where it is asked what became of them, all who bear their names.

    Whoever changed posts may be printed under another id.
    """
    by_name = reading.language.lexicon.names.by_name
    alike = (one for person in people for one in by_name[folded(person.name)])
    return tuple(dict.fromkeys(alike if _LATER.search(reading.text) else people))


_LATER: Final = re.compile("现在|如今|目前|后来|还[是当]|[升调]")


def only_tells(text: str, place: int) -> bool:
    """Whether the clause at a place of a folded text asks nothing and another does (老板讲…，帮不帮)."""
    begin, asks = 0, []
    for clause in _CLAUSES.split(text):
        own = begin <= place < begin + len(clause)
        begin += len(clause) + 1
        if _asks(clause):
            asks.append(own)
    return bool(asks) and not any(asks)


def _asks(clause: str) -> bool:
    bare = PARTICLES.sub("", clause)
    ever = _WHETHER_EVER.search(clause)
    return ever is not None or ASKING.search(bare) is not None or WHETHER.search(bare) is not None


_WHETHER_EVER: Final = re.compile("过.*没有?$")
"""How it is asked, at the end of a clause, whether a thing was ever done: 提过创新没有."""
_CLAUSES: Final = re.compile(r"[\s,，。;；:：!！?？]")
ONES_OWN: Final = re.compile("[^我俺咱]?[我俺咱]|.{0,2}(?:邻居|隔壁|朋友|亲戚|同学|同事|老乡|熟人|有一?[个位])")
"""What begins the words for somebody whom only the citizen knows (我们厂老板)."""
