"""How people of one name are told apart where only their names would be shown: by what differs in their posts."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bot.messages import one_line
from knowledge.lexicon import ORGANISATION_END, Person

LONGEST: Final = 24
"""Characters of a label by which a namesake is told apart."""
_WHOLE: Final = re.compile(f".*(?:{'|'.join(ORGANISATION_END)}|[州省旗])")
"""What two posts may have in common: a place or a body, and no part of its name."""


def labels(people: Sequence[tuple[Person, Sequence[str]]]) -> list[str]:
    """What each of some people, with the posts under which they are listed, is called on a button.

    That is the name; of namesakes with what differs in their posts, or else with the number in the list.
    """
    counted = Counter(person.name for person, _ in people)
    called = [
        _label(person.name, posts, [others for one, others in people if one.name == person.name])
        if counted[person.name] > 1
        else person.name
        for person, posts in people
    ]
    alike = Counter(called)
    return [
        f"{number}. {person.name}" if alike[label] > 1 else label
        for number, ((person, _), label) in enumerate(zip(people, called, strict=True), 1)
    ]


def _label(name: str, posts: Sequence[str], all_of_name: Sequence[Sequence[str]]) -> str:
    first = [one[0] if one else "" for one in all_of_name]
    whole = _WHOLE.match(_common(first))
    own = (posts[0] if posts else "")[whole.end() if whole else 0 :]
    return one_line(f"{name} · {own}" if own else name, LONGEST)


def _common(posts: Sequence[str]) -> str:
    """What some posts begin with, all of them."""
    alike = 0
    for characters in zip(*posts, strict=False):
        if len(set(characters)) > 1:
            break
        alike += 1
    return posts[0][:alike]


def with_posts(person: Person) -> str:
    """A person with the latest posts, on one line."""
    posts = "、".join(person.posts)
    return f"{person.name}（{posts}）" if posts else person.name
