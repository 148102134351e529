"""Which of several people of one name, or of one title, a question means: by post, by what they do, by their words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.lexicon import How, Mention, Person, duty_of
from knowledge.question.message import Reading, content
from knowledge.question.whom import Whom
from knowledge.text import folded


def told_apart(mention: Mention, those: Whom | None, reading: Reading) -> Mention:
    """Of those whom a name or a title can stand for, or else of all of the surname, those who are described before it.

    邮局那个送信的马师傅 is the postman, though another 马 is sooner called so.
    """
    if not those:
        return mention
    ids = {person.id for person in those.people}
    titled = mention.how is How.TITLE
    family = reading.language.lexicon.names.surnamed(folded(mention.people[0].name)) if titled else ()
    of_all = (tuple(one for one in people if one.id in ids) for people in (mention.people, family))
    fitting = next(filter(None, of_all), mention.people)
    return mention if fitting == mention.people else replace(mention, people=fitting)


def narrowed(reading: Reading, mention: Mention) -> Mention:
    """Of several people with one name, those whose posts the question names."""
    rest = reading.without((mention.start, mention.end))
    words = [w for w in content(rest, reading.language) if len(w) > 1]
    if before := _BEFORE_NAME.search(reading.text[: mention.start]):
        words.append(before["whose"])
    lexicon = reading.language.lexicon
    fitting = tuple(
        person for person in mention.people if any(lexicon.organisations.called(word, person) for word in words)
    )
    return replace(mention, people=fitting) if fitting else mention


_BEFORE_NAME: Final = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2,12}?)(?:的|里|那个|那位|这位|这个)*$")
"""What stands before a name and may say which bearer of it is meant: 农商行那个周敏."""


def doing(reading: Reading, mention: Mention) -> tuple[Mention, int]:
    """Of several people with one name the one who alone is told by what is said before it, and where that begins.

    Told by his posts (炼镍的李军, of a 镍业集团) or the duty they tell of, by a headline over his words, or by these
    (搞民宿的那个张书记). Where nobody or more than one is told so, it is all of them.
    """
    told = _TOLD.search(reading.text[: mention.start])
    if told is None:
        return mention, mention.start
    for tells in (_in_posts, _in_headlines, _in_words):
        fitting = tuple(one for one in mention.people if tells(one, told["deed"], reading))
        if fitting:
            alone = len(fitting) == 1
            return (replace(mention, people=fitting), told.start()) if alone else (mention, mention.start)
    return mention, mention.start


_TOLD: Final = re.compile(
    r"(?:那么?|还有|至于|[那这]一?[个位])?(?P<deed>[\u4e00-\u9fff]{2,10}?)(?:的[那这]一?[个位]|[那这]一?[个位]|的)$"
)
"""What is said before a name of who bears it, and sets him apart: 看心脏的, 修路那个."""


def _in_posts(person: Person, deed: str, reading: Reading) -> bool:
    """Whether the posts of somebody print every word of a deed, or are of the office that it is the duty of."""
    printed = reading.language.lexicon.known[person.id].printed
    if any((duty := duty_of(thing)) and any(map(duty.search, printed)) for thing in (deed, deed[1:])):
        return True
    words = _words(deed, reading) or ([deed[1:]] if _MAKES.fullmatch(deed) else [])
    return _holds(words, " ".join(printed), reading)


def _in_headlines(person: Person, deed: str, reading: Reading) -> bool:
    headlines = " ".join(speech.headline or "" for _, speech in person.appearances)
    return _holds(_words(deed, reading), folded(headlines), reading)


def _in_words(person: Person, deed: str, reading: Reading) -> bool:
    said = " ".join(speech.text for _, speech in person.appearances)
    return _holds(_words(deed, reading), folded(said), reading)


_MAKES: Final = re.compile("[炼种养造修采挖卖酿织烧制产编育捕打管开跑][^人事话的了]")
"""What is done with what one character names, where no dictionary knows both as one word (炼镍)."""


def _words(deed: str, reading: Reading) -> Sequence[str]:
    """The words of a deed that tell of what it is, longer than a character."""
    return [word for word in content(deed, reading.language) if len(word) > 1]


def _holds(words: Sequence[str], text: str, reading: Reading) -> bool:
    """Whether a folded text has each of some words, or what means the same."""
    same = reading.language.vocabulary.same
    return bool(words) and all(any(form in text for form in (word, *same.get(word, ()))) for word in words)
