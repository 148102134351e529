"""Who all are whom the last reply named, and what they said (他们是谁, 他们说了什么); what all who spoke are."""

import re
from typing import Final

from knowledge.asked import Asked, Context, ListPeople, Move, Search, Step, WhoIs
from knowledge.lexicon import ROLE_AT, How, Mention, Person
from knowledge.question.asked_people import LISTED, POST_TOLD, WHO_IS
from knowledge.question.message import PARTICLES, Reading
from knowledge.question.speaking import SPOKE

_THEY: Final = (
    r"(?:那么?|请问)?(?:[他她]们?俩(?:人|个)?|[他她]们|(?:以上|上面|前面)?[这那]?(?:(?:几|[两三四五六七八九十]+)[个位](?:人|代表)?|俩(?:人|代表)?|些(?:人|代表))"
    r")(?:几[个位]|两个?)?"
)
_ALL: Final = r"(?:都|又|分别|各自?|具体|到底|究竟|一共)*"
_WHO: Final = (
    r"(?:是|有|叫)(?:些?谁(?:[和跟]谁)?|谁谁谁?|哪些人?|哪[几两三四五六七八九十]+[个位]?人?|哪[个位]人?"
    r"|什么人|什么(?:名字)?)|(?:的?(?:名字|姓名)(?:是什么|呢)?)|叫什么(?:名字)?"
)
_WHO_THEY_ARE: Final = re.compile(rf"(?P<they>{_THEY})?(?P<all>{_ALL})(?:{_WHO})")
"""Who the listed are; without a word for them it is said that all are meant (都有谁, 分别是谁)."""
_LIST_AGAIN: Final = re.compile(
    r"(?:那么?|请|我|想|要|把|[你您])*(?:返回|回到?|退回|再|刚[才刚]|上面|前面|之前)(?:[去来到看给发列我的那这个张份])*"
    r"(?:名单|列表|单子)(?:[再给发列看我出来上去里]|一?[遍次下])*|返回|上一步|返回上一[步级页]|[回退]回?去"
)
"""The list that was shown, once more: 回到名单, 刚才的名单再给我看看, 返回."""
_SPEAKER: Final = "(?:人|党?代表|委员|讲述人|发言人)"
_EACH_OF: Final = "都|分别|各"
_EACH: Final = re.compile(r"都|又|也|分别|各自?|具体|到底|究竟")
_WHICH_BODY: Final = re.compile(
    r"(?:是|在|来自)?(?:哪一?[个家所]?|什么)"
    r"(?:单位|公司|部门|地方|学校|医院|企业|[局厂院校村镇乡县区委办])的?"
)
_EVERYONE: Final = re.compile(
    rf"(?:把|请问|那么?|[这那]次|[这那]一?[版期张]|会上|报上|版面?上|所有|全部|到底|的)*(?:"
    r"(?P<spoke>(?:发言|讲话|说话|讲述|上报|登报)(?:了|过)?的(?:[这那]?(?:些|[几两三四五六七八九十0-9]+[个位]))?(?:人|代表)?(?:们|都)?"
    r"|(?:一共|总共|都)?有?(?:几|多少)[个位名]?(?:人|党?代表|委员|讲述人)(?:来|在|上台)*(?:发言|讲话|说话)?了?的?)"
    rf"|[每各]一?[个位名]{_SPEAKER}?|{_SPEAKER}们|(?:讲述|发言)人|大家|[这那]?[几两三四五六七八九十0-9]+[个位名]{_SPEAKER}?"
    rf"|{_SPEAKER}(?={_EACH_OF})|(?<=全部|所有|部的|有的){_SPEAKER}|(?P<they>{_THEY}|(?={_EACH_OF})))(?:里头?|当中)?(?P<rest>.+)"
)
"""What is asked of all who spoke; of those who were named last where they may be meant."""
_SPOKE_WHAT: Final = re.compile(
    r"(?:在?[会报]上|是|来|发言|里|时|的)*[说讲谈聊](?:了|过|的|到|些|是|都)*(?:什么|哪些)(?:内容|东西|话|方面|事情?|[了的])?"
)
"""What is asked of each of some where nothing is told that he spoke of (每位代表都讲了什么)."""
_WHICH_HOLDS: Final = re.compile(
    rf"{_THEY}(?:里头?|里面|当中|之中|中间?)?(?:谁|哪一?[个位])(?:到底|究竟|才|又)*(?:是|当|任|担任)(?P<post>[^,，。]*{ROLE_AT.pattern})"
)
"""Which of the listed holds a post: 他们俩谁是局长."""
_SPOKEN: Final = re.compile(
    rf"(?:{_THEY}|[每各]一?[个位名]{_SPEAKER}?|(?=分别|各))(?P<rest>{_ALL}(?:在会上|会上|是|也|还)?(?:怎么|如何|对|[说讲谈提聊]).*)"
)

_WHICH_OF_THEM: Final = re.compile(
    rf"{_THEY}(?:里头?|里面|当中|之中|中间?)?(?:都)?(?:是|有)?(?:谁|哪[个位])(?:还|又|也|都)?(?:[说讲谈提聊](?:了|过|到|起|及)*)"
    r"(?P<topic>[^,，。?？]{2,})"
)
"""Which of the listed spoke of a matter: 他俩谁讲了法治."""


def of_the_listed(reading: Reading) -> Asked | None:
    """Who those are whom the last reply named, or what they said, of the matter by which they were listed or another.

    A list that was made by a matter tells what each of them said of it.
    """
    context = reading.context
    text = PARTICLES.sub("", reading.text)
    if what := _what_everyone_is(text, context):
        return what
    if len(context.people) < SEVERAL:
        return None
    if _LIST_AGAIN.fullmatch(text):
        return Step(Move.LISTED)
    if who := _WHO_THEY_ARE.fullmatch(text):
        listed = context.asked in (ListPeople.__name__, Step.__name__)
        return Step(Move.LISTED) if who["they"] or (who["all"] and listed) else None
    those = tuple(one for id_ in context.people if (one := reading.language.lexicon.people.get(id_)))
    if which := _WHICH_OF_THEM.fullmatch(text):
        matter = reading.topic(which["topic"])
        return ListPeople(topic=matter, among=those, search=Search(matter, those)) if matter and those else None
    if holds := _WHICH_HOLDS.fullmatch(text):
        return _holding(holds["post"], those, reading)
    spoken = _SPOKEN.fullmatch(text)
    if spoken is None:
        return None
    topic = reading.topic(SPOKE.sub(" ", spoken["rest"]))
    if not topic and context.topic and context.asked == ListPeople.__name__:
        return Step(Move.LISTED)
    return Search(topic or reading.topic(context.topic or ""), those) if len(those) >= SEVERAL else None


def _what_everyone_is(text: str, context: Context) -> Asked | None:
    """Everyone, where it is asked what each is, where, or what he said (六位代表分别是干什么的): the list tells it.

    Behind a list they are those of it, unless who spoke is said to be meant (发言的人都是什么职务). Where nothing was
    shown a word that only points at them means all.
    """
    asked = _EVERYONE.fullmatch(LISTED.sub("", text))
    says = asked is not None and _SPOKE_WHAT.fullmatch(_EACH.sub("", asked["rest"])) is not None
    if asked is None or not (says or _asks_what_they_are(asked["rest"])):
        return None
    if len(context.people) >= SEVERAL and not asked["spoke"]:
        return None if says else Step(Move.LISTED)
    return None if asked["they"] is not None and context.is_begun else ListPeople()


def _asks_what_they_are(asked: str) -> bool:
    """Whether it is asked of each of some what he is, or where: a list of them tells it."""
    rest = _EACH.sub("", asked)
    told = POST_TOLD.fullmatch(rest)
    posts = told is not None and not told["who"]
    return bool(rest) and (posts or _WHICH_BODY.fullmatch(rest) is not None or re.fullmatch(WHO_IS, rest) is not None)


def _holding(post: str, those: tuple[Person, ...], reading: Reading) -> WhoIs | None:
    """Who of some people holds a post; None where none of them does."""
    posts = reading.language.lexicon.posts.holding(post, reading.language.tokenizer)
    holders = {one.id for held in posts[-1:] for one in held.people}
    people = tuple(one for one in those if one.id in holders)
    return WhoIs(people, Mention(people, post, 0, How.ORGANISATION), among=those) if people else None


SEVERAL: Final = 2
"""How many people a reply names at least where all of them may be meant."""
