"""Who is of a delegation, where attributions print it (第三代表团); it is no post and no section."""

import re
from typing import Final

from knowledge.asked import ListPeople, Unprinted
from knowledge.lexicon import Person
from knowledge.numerals import small
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.whom import WHO
from knowledge.text import folded


def of_delegation(reading: Reading) -> ListPeople | Unprinted | None:
    """Those of the delegation that a message names and asks for nothing else of; None where none is printed at all.

    Behind those of another, or behind one of which nobody is printed, it need not be asked who they are (第二代表团呢).
    """
    text = _NUMBERED.sub(lambda nth: small(nth.group()), PARTICLES.sub("", reading.text))
    asked = _WHO_IS_IN.fullmatch(text) or _WHO_IS_OF.fullmatch(text) or _NAMED_NEXT.fullmatch(text)
    if asked is None or (asked.re is _NAMED_NEXT and reading.context.asked not in _OF_ANOTHER):
        return None
    printed = [(person, _attributions(person)) for person in reading.language.lexicon.people.values()]
    if not any("代表团" in attributions for _, attributions in printed):
        return None
    those = tuple(person for person, attributions in printed if asked["name"] in attributions)
    return ListPeople(among=those) if those else Unprinted(asked["name"])


def _attributions(person: Person) -> str:
    return "\n".join(folded(speech.attribution) for _, speech in person.appearances)


_NUMBERED: Final = re.compile(r"(?<=第)\d{1,2}(?=代表团)")
_NAME: Final = (
    r"(?P<name>(?:第[一二三四五六七八九十]{1,3}|(?![我你他咱这那每其各哪别本几多所全])[\u4e00-\u9fff]{2,5}?)代表团)"
)
"""A delegation by its number or its place; 我们代表团 and 每个代表团 are no name of one."""
_WHO_IS_IN: Final = re.compile(
    rf"(?:请问|那么?|我们|咱们)?{_NAME}(?:的|里[头面边]?|都|一共|总共|有|是|来|还|发言|讲话|说话)*"
    rf"(?:{WHO})(?:党?代表|人|委员)?(?:都|在|来|发言|讲话|说话|上报|了|过|的)*"
)
"""Who there is of a delegation: 第三代表团都有谁."""
_WHO_IS_OF: Final = re.compile(rf"(?:{WHO})都?(?:是|在|来自|属于){_NAME}(?:的|里的)?")
"""Who is of one: 谁是第三代表团的."""
_NAMED_NEXT: Final = re.compile(rf"(?:那么?|还有|换)?{_NAME}")
_OF_ANOTHER: Final = (ListPeople.__name__, Unprinted.__name__)
"""What was asked last where it was who is of a delegation."""
