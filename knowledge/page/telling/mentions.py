"""Whom a reporter's sentence names, in which posts, and whether it gives that one the word. It reads no quotation.

Every name stands outside quotation marks, beside a post; where a line may name two, each reading is handed on.
"""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.page.persons.names import is_name, is_of_two_surnames, is_rare_name
from knowledge.page.persons.posts import ENDING, POST, split_posts
from knowledge.page.printed.bare_names import QUOTED_WORD
from knowledge.page.telling.scene import QUOTED
from knowledge.page.telling.speaking import GAP, GIVEN, LISTENED, OTHERS, SAY, TAKES, WITH_OTHERS
from knowledge.text import aligned, occurrences, sentence_spans

POST_ENDS: Final = re.compile(rf"(?=(?P<post>{ENDING[:-1]}))")
AFTER_NAME: Final = re.compile(
    r"(?:代表|委员|同志)|[,。:;!?、()]|$|[和与跟同及对向把给被让在从将]|[了着][,。]|第一|最后"
    r"|一[句席番下边口开直]|今[年天日]|昨[天日]|建议|呼吁|提[出议]|[红湿]了|眼[圈眶含里]|哽咽|动情|激动|感慨|最|已|曾|刚|忽|突|再|立|马上|总是|表[示态达]"
    r"|[的告先首率抢接说讲谈聊来走站坐举开打清笑顺拿握放算掰翻也又还正便就便是有介坦感补回认直指强带主忍起]"
)
"""What may stand behind a name in a sentence."""
POLITE: Final = re.compile(r"代表(?!团|队|大会|性|着|了|作)|委员(?!会)|同志")
"""What stands behind a whole name."""
ADVERB: Final = re.compile(
    r"一直(?!言|说)|一[边下句席番口][^\u3000]|已经|曾经|刚[刚才]|正在|忽然|突然|再次|立[即刻]|马上|总是|笑着"
)
"""What begins behind a name of two characters, whose first is no name's last there: 秦淮一直没有开口."""
NO_LAST: Final = tuple("了着的是也就便都说讲率首抢想问听看念读")
"""What ends no name, but begins what is told of one: 王军了, 王军说."""
DOES: Final = tuple("递转打摇点笑叹接拿站坐举来走开翻握放算掰清回起先又正在向对把给被让从将刚才没不曾已再忽")
"""What begins what somebody does as often as it ends a name: a name of three characters so is not sure."""
IN_BRACKETS: Final = re.compile(r"[(](?P<posts>[^()]{2,40})[)]")
LEAD: Final = re.compile(
    r"^(?:.*的是?|记者[^,。]{0,4}(?:跟随|见到|遇到|找到|采访了?到?)"
    r"|(?:这时|此时|随后|接着|紧接着|随即|首先|最先|最后|轮到|来自|于是|只见|同组|同桌|也是|还有|又是|是"
    r"|[他她](?:就|便)?是)+)"
    r"(?:(?:儿子|女儿|孙子|孙女|妻子|丈夫|徒弟|搭档|邻居)[、,])?"
)
"""What a reporter says before the posts: 先接过话筒的是, 坐在对面的."""
NO_POST: Final = re.compile(
    r"[他她我你您们]|[听看望问请替跟给被]|对(?![外口台])|向(?!阳)|当着|正在|[了着](?![解])|一[位名]"
    r"|^(?:代表|委员|主持人|记者)$"
)
TOLD_AS: Final = re.compile(
    r"(?:^|(?<=[。!?\x1f])|(?<=[省市县区州盟旗团党大会]代表)|(?<=政协委员))(?P<name>[\u4e00-\u9fff]{2,4}?)(?:代表|委员)?"
    r"是一?[名位个](?P<posts>[^,。:;!?是的\x1f]{2,24}(?:,(?:也|还|又|同时|更|并且)+是一?[名位个]?[^,。:;!?是的\x1f]{2,28})*)"
    r"(?=[,。])"
)
"""A sentence that begins with who somebody is: 何佳是一名外卖骑手，也是党支部书记."""
MORE_POSTS: Final = re.compile(r",(?:也|还|又|同时|更|并且)+是(?:一?[名位个])?")
SPACED: Final = re.compile(
    rf"(?P<name>[\u4e00-\u9fff])(?P<space>[ \u3000]{{1,2}})(?P<last>[\u4e00-\u9fff])(?=代表|委员|同志|[(（]|{SAY})"
)
SHORTEST: Final = 12
MOST_SPACES: Final = 4
"""White space that may stand between a post and a name."""


def outside(text: str) -> str:
    """A folded text in which each quotation but a quoted word is one character."""
    plain = aligned(text)
    words = {match.start() for match in QUOTED_WORD.finditer(plain)}
    return QUOTED.sub(lambda match: match[0] if match.start() in words else GAP, plain)


def mentions(text: str) -> Iterator[tuple[str, ...]]:
    """For each place outside quotation marks where a name stands beside a post, the names that it may be."""
    told, ends = outside(text), set[int]()
    for match in POST_ENDS.finditer(told):
        end = match.end("post")
        if any(POST.search(told[match.start() : end + n]) for n in (1, 2)):
            continue  # 会计师 is no 会计 with a name that begins with 师, 总工程师 no 总工
        end += len(told[end : end + MOST_SPACES]) - len(told[end : end + MOST_SPACES].lstrip())
        named = [told[end : end + n] for n in (4, 3, 2) if AFTER_NAME.match(told, end + n)]
        named = [one for one in named if not re.search(r"\s", one)]
        named = [one for one in named if len(one) == 2] if ADVERB.match(told, end + 2) else named
        called = [one for one in named if POLITE.match(told, end + len(one)) and _may_be_called(one)]
        if called and end not in ends and match["post"] not in ("代表", "委员"):
            ends.add(end)
            yield (called[0],)
            continue
        names = tuple(one for one in named if is_name(one) and not one.endswith(NO_LAST))
        names += tuple(one[:2] for one in names if len(one) == 3 and one.endswith(DOES) and is_name(one[:2]))
        if names and end not in ends and match["post"] not in ("代表", "委员"):
            ends.add(end)
            yield names
    yield from ((name,) for name, _ in _told_as(told))
    for match in IN_BRACKETS.finditer(told):
        name = re.split(r"[^\u4e00-\u9fff·]", told[: match.start()])[-1]
        if POST.search(match["posts"]) and is_name(name):
            yield (name,)


def _told_as(told: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whom a sentence begins with and says to be somebody in a post, and those posts."""
    for match in TOLD_AS.finditer(told):
        posts = tuple(MORE_POSTS.split(match["posts"]))
        if is_name(match["name"]) and all(POST.search(one) and not NO_POST.search(one) for one in posts):
            yield match["name"], posts


def _may_be_called(name: str) -> bool:
    """Whether what stands whole between a post and 代表 is a name."""
    return is_name(name) or is_rare_name(name) or is_of_two_surnames(name)


def with_closed_names(text: str) -> str:
    """A text in which a name of two characters has the space before it that was printed in it: 韦　妮代表."""
    return SPACED.sub(
        lambda one: f"{one['space']}{one['name']}{one['last']}" if is_name(one["name"] + one["last"]) else one[0], text
    )


def posts_of(name: str, text: str) -> tuple[str, ...]:
    """The posts that narration prints right before a name, or in brackets behind it; none where it is not sure."""
    told, name = outside(text), aligned(name)
    for one, posts in _told_as(told):
        if one == name:
            return tuple(printed for post in posts if (printed := printed_name(post, text)))
    for start in occurrences(name, told):
        beside = IN_BRACKETS.match(told, start + len(name))
        held = beside if beside and POST.search(beside["posts"]) else None
        before = re.split(r"[,。:;!?\x1f]", told[:start])[-1]
        lead = LEAD.match(before)
        post = held["posts"] if held else _behind_another(before[lead.end() :] if lead else before).strip()
        if post and POST.search(post) and len(post) <= 40 and not NO_POST.search(post) and not _begins_with_name(post):
            printed = printed_name(post, text)
            return split_posts(printed) if printed else ()
    return ()


def _behind_another(before: str) -> str:
    """What is left behind somebody who is named first: `驾驶员丁素梅和投递员` leaves 投递员."""
    ends = [match.end("post") for match in POST_ENDS.finditer(before)]
    cuts = [
        end + n + 1
        for end in ends
        for n in (2, 3)
        if is_name(before[end : end + n]) and before[end + n :][:1] in "和与及、"
    ]
    return before[max(cuts, default=0) :]


def _begins_with_name(post: str) -> bool:
    return any(is_name(post[:n]) and post[n : n + 1] in tuple("和与及同跟、") for n in (2, 3, 4))


def printed_name(plain: str, text: str) -> str:
    """A folded slice of a text as it is printed there."""
    start = aligned(text).find(plain)
    return text[start : start + len(plain)] if start >= 0 else ""


def sentence_of(name: str, text: str) -> str:
    """The sentence that tells somebody's post."""
    whole = (text[start:end].strip() for start, end in sentence_spans(text))
    return next((one for one in whole if posts_of(name, one)), "")


def takes_the_word(name: str, text: str) -> bool:
    """Whether narration says that one person begins to speak, and nothing of listening."""
    plain = outside(text)
    start = plain.find(name)
    before, after = plain[:start], plain[start + len(name) :]
    sentence = re.split(r"[。!?\x1f]", before)[-1]
    if start < 0 or LISTENED.search(sentence + after) or WITH_OTHERS.match(after):
        return False
    polite = re.match(r"(?:代表|委员)|[(][^()]*[)]", after)
    told = after[polite.end() :] if polite else after
    if OTHERS.search(told.replace("代表团", "")) or told.endswith(GAP):
        return False
    lead = LEAD.match(re.split(r"[,:;]", sentence)[-1])
    return bool(TAKES.search(after) or (lead and GIVEN.search(lead[0]) and len(after) <= SHORTEST))
