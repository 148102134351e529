"""The ways in which people are asked for: what a message of that kind is made of, and how it is parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from knowledge.asked import Search, WhoIs
from knowledge.lexicon import ROLE_AT, How, Mention
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.whom import WHO, Whom, whom
from knowledge.topic import Topic

AMONG: Final = (
    r"(?:都|也|还|又|在|(?:一句|一个字|半句|压根儿?|根本|完全)(?:都|也)?(?=没)|会上|报上|上面|出来|站出来|上台"
    r"|上去|上来|曾经?|最|主要|到底|究竟|一共|总共"
    r"|(?<![村镇乡县区市厂校院矿])里[头面]?|中){0,3}"
)
"""What may stand before the verb, and tells nothing of the matter."""
SPOKE_OF: Final = (
    rf"{AMONG}(?P<silent>没有?|未曾?|不曾|从没)?"
    r"(?:[说讲](?!话)|谈|提|聊|关注|关心|操心|惦记|反映|呼吁|强调|主张|涉及|抱怨|支持|提议|建议)"
    r"(?:到|过|及|了|起|的(?=是)|出来?|是){0,2}(?:关于|有关)?"
)
"""That somebody spoke of the matter that follows, or did not (`silent`)."""
IS: Final = r"(?:都|一共|总共|就|只|才|共|还){0,2}(?:是|有|算)?"
AND_WHO: Final = rf"(?:,?(?:都|分别|又){{0,2}}{IS}{WHO}){{0,2}},?"
CAME: Final = (
    rf"(?:{AMONG}(?:(?:来|去)?(?:发的?言|[讲说]的?话|讲述|[参开到]会|参加|[上登]报纸?|接受采访)|[来去派说讲]))?"
    r"(?:了|过|的|话|呢){0,3}"
)
"""That somebody was there or spoke, of whatever matter."""
OR_NOT: Final = r"(?:吗|没有?|不|(?<!什)么)?"


class Way(NamedTuple):
    """A way to put a question; a message with none of the characters that it `needs` is not put so."""

    needs: frozenset[str]
    pattern: re.Pattern[str]


def ways(*each: tuple[str, str]) -> tuple[Way, ...]:
    """Ways to put a question, each by the characters that it needs and its pattern."""
    return tuple(Way(frozenset(needs), re.compile(pattern)) for needs, pattern in each)


def put(each: Sequence[Way], text: str) -> Iterator[re.Match[str]]:
    """The matches of the ways in which a text is put: most are told by its characters not to be."""
    held = set(text)
    for way in each:
        if not way.needs.isdisjoint(held) and (match := way.pattern.fullmatch(text)):
            yield match


ASKING_WHO: Final = "谁哪几什多"
"""Characters of which each word that asks who has one."""
PERSON: Final = (
    r"(?:人|代表|同志|干部|师傅|大[哥姐叔妈爷娘婶伯]|妹子|阿姨|小哥|小伙子?|老爷子|老人家|先生|女士|医生|大夫|老师)"
)
ENDS_IN_ROLE: Final = re.compile(rf"(?:{ROLE_AT.pattern}|{PERSON})$")
MOST: Final = 60
"""Characters beyond which a message is not parted: a question for people is short."""
_CLAUSES: Final = re.compile(r"[\s,，。.;；!！?？]+")


def parted(reading: Reading) -> str:
    """The message with commas alone between its clauses; who asks for 局长 is shown each 副局长 too."""
    clauses = _CLAUSES.sub(" ", reading.text.replace("、", "和").replace("正副", "")).split()
    led = [_ASKS.sub("", PARTICLES.sub("", clause)) for clause in clauses]
    if led and "那" not in reading.language.lexicon.names.families:
        led[0] = _LED_ON.sub("", led[0])
    return ",".join(filter(None, led))


_LED_ON: Final = re.compile(
    "^那(?:么|这个(?!人))?(?=[\u4e00-\u9fff]{2})(?![么个位些几名边里儿种类样天次回场版张家年时会])"
)
"""What only leads on from what was said before (那看病谁讲了), and points at nobody (那个书记, 那位)."""
_ASKS: Final = re.compile(
    r"^(?:(?:我|就|只)*(?:要(?!求|是)|想要|想看|想听|看看)|给我|帮我|帮忙|帮着|麻烦|请(?=列)|列(?:出|一?下)?"
    r"|[数算](?:一[数算下]|[数算下])|请问|问一?下)+"
)
"""How a list is asked for, which tells nothing of who is on it."""


def those_of(match: re.Match[str] | None, reading: Reading) -> Whom | None:
    """Whom the parts of a match describe together, as many as they are."""
    parts = [part for name in "abc" if (part := match.groupdict().get(name))] if match else []
    if len(parts) > 1 and (some := whom(parts[0], reading, listed=True)) and some.several:
        # 李红和李星哪个是局长: of these those who fit the rest
        those = whom("的".join(parts[1:]), reading, listed=True)
        ids = {person.id for person in those.people} if those else set[str]()
        return replace(some, people=tuple(p for p in some.people if p.id in ids)) if those else None
    those = whom("的".join(parts), reading, listed=True) if parts else None
    return those if those and (those.several or not parts[0].endswith(",")) else None


def identity_of(those: Whom, words: str) -> WhoIs:
    """Who they are whom the words describe."""
    return WhoIs(those.people, Mention(those.people, words, 0, How.ORGANISATION))


def words_on(those: Whom, words: str, topic: Topic) -> Search:
    """What they said of a matter whom the words describe."""
    called = _LEFT_OF_ASKING.sub("", words) or words
    mention = Mention(those.people, called, 0, How.ORGANISATION) if len(those.people) == 1 else None
    return Search(topic, those.people, mention)


_LEFT_OF_ASKING: Final = re.compile("(?:[有都也还是,，派]|(?<!未)来|(?<!过)去){1,3}$")
"""What stands behind a description and belongs to the question (教育局局长有 of 教育局局长有讲到学校吗)."""
