"""Who is of a delegation, where attributions print it (第三代表团); it is no post and no section."""

import re
from typing import Final

from knowledge.asked import ListPeople, Unprinted
from knowledge.lexicon import Person
from knowledge.phrases import PARTICLES
from knowledge.question.message import Reading
from knowledge.question.whom import WHO
from knowledge.text import folded


def of_delegation(reading: Reading) -> ListPeople | Unprinted | None:
    """Those of the delegation that a message names and asks for nothing else of; None where none is printed at all."""
    written = re.sub(r"第(\d)(?=代表团)", lambda nth: "第" + "零一二三四五六七八九"[int(nth[1])], reading.text)
    asked = _WHO_IS_IN.fullmatch(PARTICLES.sub("", written))
    if asked is None:
        return None
    name = asked["name"] or asked["of"]
    people = tuple(reading.language.lexicon.people.values())
    if not any("代表团" in one for person in people for one in _attributions(person)):
        return None
    those = tuple(person for person in people if any(name in one for one in _attributions(person)))
    return ListPeople(among=those) if those else Unprinted(name)


def _attributions(person: Person) -> list[str]:
    return [folded(speech.attribution) for _, speech in person.appearances]


_WHO_IS_IN: Final = re.compile(
    r"(?:请问|那么?|我们|咱们)?(?P<name>(?:第[一二三四五六七八九十]{1,3}|(?!我|你|他|咱|这|那|每|其|各|哪|别|本|几|多|所|全)[\u4e00-\u9fff]{2,5}?)代表团)"
    rf"(?:的|里[头面边]?|都|一共|总共|有|是|来|还|发言|讲话|说话)*(?:{WHO})(?:党?代表|人|委员)?"
    r"(?:都|在|来|发言|讲话|说话|上报|了|过|的)*"
    rf"|(?:{WHO})(?:都)?(?:是|在|来自|属于)(?P<of>(?:第[一二三四五六七八九十]{{1,3}}|(?!我|你|他|咱|这|那|每|其|各|哪|别|本|几|多|所|全)[\u4e00-\u9fff]{{2,5}}?)代表团)(?:的|里的)?"
)
"""Who there is of a delegation (第三代表团都有谁), or who is of one (谁是第三代表团的)."""
