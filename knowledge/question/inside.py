"""What is asked by a pronoun of somebody of whom the words shown last tell (他多大年纪, behind 村医老谢)."""

import re
from typing import Final

from knowledge.asked import Asked, Search, Turn
from knowledge.lexicon import SPEECH_VERB
from knowledge.question.asked_people import PERSONAL, WHO_IS, WHO_SAID
from knowledge.question.intents import concern_of
from knowledge.question.message import PARTICLES, Reading, named_in
from knowledge.question.pronoun import of_last
from knowledge.topic import topic_of
from knowledge.weighing.individuals import are_several


def of_one_inside(reading: Reading) -> Asked | None:
    """What is asked of the one whom the last question was about, who is not the speaker of the words shown.

    What somebody says, wants or finds hard is asked of the speaker, and so is who one is where it was asked who spoke.
    """
    one = reading.context.inside
    rest = _asked_of(one, reading) if one else None
    if rest is None or _OF_SPEAKER.search(rest) or concern_of(rest) or WHO_SAID.search(reading.text):
        return None
    if (reading.context.by_whom and re.search(WHO_IS, reading.text)) or named_in(reading.text, reading):
        return None
    topic = topic_of(f"{one} {rest}", reading.language, reading.required, reading.excluded, reading.text)
    return Search(topic, turn=Turn(follows=True, lacks=True, inside=one))


def _asked_of(one: str, reading: Reading) -> str | None:
    """What a message asks of somebody beside a pronoun for him, or without one; None where it is about another."""
    pronoun = of_last(reading.text)
    if pronoun is None:
        bare = PARTICLES.sub("", reading.text).replace(one, "")
        alone = PERSONAL.fullmatch(bare) or _WHO_ALONE.fullmatch(bare)
        return bare if alone else None
    rest = reading.without(pronoun.span())
    several = pronoun.group().endswith("们")
    return rest if several == are_several(one) and not _WHOSE.match(reading.text, pronoun.end()) else None


_WHO_ALONE: Final = re.compile(rf"(?:那|这|个|位|人|到底|具体|是|又|现在)*(?:{WHO_IS})+")
"""Who one is, and nothing else."""
_WHOSE: Final = re.compile(
    r"的?(?:那[里边儿]|这[里边儿]|单位|公司|学校|医院|社区|[村厂院校所队店县镇乡市区局园](?!长|里?人))"
)
"""What is the speaker's, of whom the words are: 他们村, 她那儿."""
_OF_SPEAKER: Final = re.compile(
    rf"(?:{SPEECH_VERB})(?!书)|看法|意见|态度|建议|主张|观点|主意|办法|全文|原[话文]|那段|这段|还有|接着|继续|代表|别人|除了"
)
"""What is asked of whoever speaks."""
