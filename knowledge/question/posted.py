"""Messages that ask for the words of a post's holder, or of an organisation's delegate."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, ListPeople, Search, Unprinted, WhoIs, Whole
from knowledge.lexicon import (
    FEW,
    GOVERNED,
    ORGANISATION_END,
    SPEECH_VERB,
    TRADE_ROLES,
    WHOEVER_LEADS,
    How,
    Mention,
    Person,
    PostMention,
)
from knowledge.question.asked_people import PERSONAL, SPEAKERS_OF
from knowledge.question.asked_words import (
    FOR_ORGANISATION,
    ONLY_NAMED,
    ORGANISATION_SPEAKS,
    SPEAKING,
    TURNED_TO,
)
from knowledge.question.callings import DESCRIBED, DUTY, POINTING
from knowledge.question.intents import PLANNING, PLANS_OF, WISHING, concern_of
from knowledge.question.message import ASKING, ONES_OWN, WHETHER, Reading, content, only_tells
from knowledge.question.speaking import SPOKE
from knowledge.question.steps import FORMER, WHOLE
from knowledge.question.subject import subject
from knowledge.question.ways import ENDS_IN_ROLE
from knowledge.question.whom import WHO
from knowledge.text import folded, occurrences
from knowledge.topic import Expect, Language, expected
from knowledge.weighing.concerns import Concern


def is_whole(rest: str, reading: Reading) -> bool:
    """Whether what is left of a message asks for all that somebody said."""
    return WHOLE.search(rest) is not None and not reading.topic(WHOLE.sub(" ", rest))


def of_post(reading: Reading) -> Asked | None:
    """The words of a post's holder, or that nobody on the page holds it."""
    posts = reading.language.lexicon.posts.holding(reading.text, reading.language.tokenizer)
    for post in posts:
        if asked := _held(post, reading) or _not_held(post, reading):
            return asked
    return None


_ADDRESSED: Final = re.compile(
    r"\s*(?:代表|同志|那边|这边)?(?:的|都|是|也|还|对|就|在)*(?:对[^,，。?？\s]{1,8}?)?(?:都|也|是)*"
    rf"(?:怎么|如何)?(?:{SPEECH_VERB}|观点|看法|讲述|意见|态度)"
)
"""What follows a post of which the holder's words are asked for."""
_SPOKE: Final = re.compile("说|讲|提|谈|发言|表示|认为")


def _held(post: PostMention, reading: Reading) -> Asked | None:
    """What is asked of the holder of a post."""
    trade = post.role in TRADE_ROLES
    addressed = _ADDRESSED.match(reading.text, post.end) or _turns_to(post, reading)
    meant = _pointed_at(reading, post) if trade else post.organisation or addressed
    in_story = (trade or _is_ones_own(post, reading)) and _is_told(post, reading)
    if not post.people or not meant or in_story:
        return None
    post = replace(post, people=_here(post, reading) or reading.there(post.people))
    if len(post.people) > 1:
        return Ambiguous(post)
    duty = DUTY.search(reading.text[: post.start])
    left = reading.without((duty.start() if duty else post.start, post.end))
    rest = SPOKE.sub(" ", left)
    if expected(reading.text) is Expect.IDENTITY:
        return WhoIs(post.people, post)
    if is_whole(rest, reading):
        return Whole(post.people[0])
    if PERSONAL.fullmatch(rest.strip("的 ?？")):
        return Search(reading.topic(rest), post.people, post, private=True)
    return planned(Search(reading.topic(rest), post.people, post), left, reading)


def _not_held(post: PostMention, reading: Reading) -> Asked | None:
    """Somebody whom a post describes that nobody is printed with, or that there is nobody."""
    if post.people or reading.language.lexicon.titles.is_told_of(post.words):
        return None
    nearly = _pointed_at(reading, post) and (of_described_post(reading, post) or _of_trade(reading, post))
    if nearly:
        return nearly
    addressed = _ADDRESSED.match(reading.text, post.end)
    spoke = addressed and _SPOKE.search(addressed.group()) and not _is_told(post, reading)
    after = re.sub(WHO, " ", reading.text[post.end :])
    deputy = post.organisation and post.near and post.role not in TRADE_ROLES and not _is_told(post, reading)
    if deputy or (post.organisation and _turns_to(post, reading)):
        beside = any(one in post.near for one in reading.last_speaker())
        return Unprinted(_called(post), post.near, beside)
    asked_for = post.organisation and expected(reading.text) is Expect.PERSON and not subject(after, reading.language)
    once = post.role in TRADE_ROLES and (FORMER.search(reading.text) or _HAD_BEEN.search(reading.text))
    return Unprinted(_called(post), post.near) if (spoke or asked_for) and not once else None


def _here(post: PostMention, reading: Reading) -> tuple[Person, ...]:
    """Who spoke last, where he is one of several of a post that is told of no body."""
    if post.organisation or len(post.people) < 2:
        return ()
    return tuple(one for one in reading.last_speaker() if one in post.people)


def _turns_to(post: PostMention, reading: Reading) -> bool:
    """Whether a message turns to the holder of a post that leads something, and says nothing else (那县长呢)."""
    rest = reading.without((post.start, post.end)).strip()
    return post.role not in TRADE_ROLES and _TURNING.fullmatch(rest) is not None and not WHETHER.search(post.words)


_TURNING: Final = re.compile(r"(?:那么?|还有|至于)?\s*呢\W*")


def _is_told(post: PostMention, reading: Reading) -> bool:
    """Whether somebody, of no body or of one's own, only speaks in a story before the question (老板讲…，帮不帮)."""
    return (not post.organisation or _is_ones_own(post, reading)) and only_tells(reading.text, post.start)


def _is_ones_own(post: PostMention, reading: Reading) -> bool:
    """Whether somebody is meant whom only the citizen knows (我们厂老板, 邻居老板, 有个老板)."""
    if any(len(body) >= NAMED for body in post.organisation):
        return False
    return ONES_OWN.match(reading.text[: post.start][-MOST_BEFORE:] + post.words) is not None


NAMED: Final = 3
"""Characters of a body that is named, be it called one's own (我们容滘镇书记)."""
MOST_BEFORE: Final = 2
"""Characters before a post that tell whose it is: 我们."""


def _called(post: PostMention) -> str:
    """A post that is not printed, without what only leads on to it (那县长呢)."""
    words = post.words.strip("的 ")
    return words.removeprefix("那") if post.organisation in ((), ("那",)) else words


_HAD_BEEN: Final = re.compile("早年|年轻时|(?<=[当做干])过")
"""What says beside `FORMER` that somebody had a trade once: no post prints it, and words may (当过修吊车的工人)."""


def _of_trade(reading: Reading, post: PostMention) -> Asked | None:
    """The one person of a trade that stands within a printed post (律师, of a 律师事务所主任)."""
    if post.organisation or post.role not in TRADE_ROLES:
        return None
    lexicon = reading.language.lexicon
    people = tuple(p for p in lexicon.people.values() if any(post.role in one for one in lexicon.known[p.id].printed))
    rest = SPOKE.sub(" ", reading.without((post.start, post.end)))
    return Search(reading.topic(rest), people, replace(post, people=people)) if len(people) == 1 else None


def _pointed_at(reading: Reading, post: PostMention) -> bool:
    """Whether a question is for one holder of a post (那个书记, 司机说了什么), not such people (老师够不够)."""
    before = reading.text[: post.end - len(post.role)]
    after = reading.text[post.end :]
    return POINTING.search(before) is not None or SPEAKING.match(after) is not None


def of_described_post(reading: Reading, post: PostMention) -> Asked | None:
    """Somebody of a post whom the question describes rather than places (开9路车的司机, 猕猴桃那个书记)."""
    lexicon = reading.language.lexicon
    apart = DESCRIBED.search(reading.text[: post.end - len(post.role)])
    if (
        not post.organisation
        or not apart
        or post.role in WHOEVER_LEADS
        or any(
            word.endswith(ORGANISATION_END)
            or word in lexicon.pages.places
            or (lexicon.organisations.names(word) and not reading.language.tokenizer.knows(word))
            for word in post.organisation
        )
    ):
        return None
    holders = lexicon.posts.in_post(post.role)
    role = (post.end - len(post.role), post.end)
    topic = reading.topic(SPOKE.sub(" ", reading.without(role)))
    told = any(len(term.word) > 1 for term in topic.terms)  # 卖 and 酒 of 卖酒 stand in anybody's words
    return Search(topic, holders, post) if holders and told else None


def of_organisation(reading: Reading) -> Asked | None:
    """What the delegate of an organisation said (人社局的代表说了什么), where just one comes from it.

    Where a few do of one that is only named (那海燕电器呢) it is asked back whose words are meant.
    """
    language, text = reading.language, reading.text.strip()
    match = PLANS_OF.match(text) or FOR_ORGANISATION.search(text) or SPEAKERS_OF.fullmatch(text)
    alone = None if match else _turned_to(reading) or ONLY_NAMED.fullmatch(text)
    if alone and _is_spoken_of(alone["organisation"], language):
        return None
    match = match or alone
    if match is None or ASKING.search(match["organisation"]):
        return _of_unknown_organisation(reading)
    if ENDS_IN_ROLE.search(match["organisation"]):
        return None  # a 县委书记 is no organisation, though the posts of a 县委副书记 hold all its words
    name = _named(match["organisation"], language)
    people = language.lexicon.organisations.people_of(name) if language.lexicon.organisations.names(name) else ()
    if _is_torn(name, people, language):
        return None
    start = match.start("organisation") + match["organisation"].rindex(name)
    mention = Mention(people, name, start, How.ORGANISATION)
    if alone and 1 < len(people) <= FEW and not GOVERNED.search(name):
        return Ambiguous(mention)
    left = text[:start] + " " + text[match.end() :]
    if len(people) > 1 and match.groupdict().get("whether"):
        topic = reading.topic(SPOKE.sub(" ", left))
        return ListPeople(topic=topic, among=people, search=Search(topic, people)) if topic else None
    if len(people) != 1:
        return None if people else _of_unknown_organisation(reading)
    return planned(Search(reading.topic(SPOKE.sub(" ", left)), people, mention), left, reading)


def _turned_to(reading: Reading) -> re.Match[str] | None:
    """The organisation that a turn goes on to; behind what was shown it may be asked what was said of it there."""
    turned = TURNED_TO.fullmatch(reading.text.strip())
    return None if turned and reading.context.last and reading.language.says(turned["organisation"]) else turned


def _named(words: str, language: Language) -> str:
    """The organisation that words name, whole or with their last word; empty where they tell more than that."""
    whole, cut = words.removesuffix("的"), language.tokenizer.words(words)
    if language.lexicon.organisations.people_of(whole) and (
        whole.endswith(ORGANISATION_END) or not language.tokenizer.knows(whole)
    ):
        return whole
    return cut[-1] if cut and not content("".join(cut[:-1]), language) else ""


def _is_torn(name: str, people: Sequence[Person], language: Language) -> bool:
    """Whether a name stands in posts only behind what makes a word with its first character (学技术 in 科学技术局)."""
    posts = [folded("".join(speech.posts)) for person in people for _, speech in person.appearances]
    before = [text[at - 1 : at + 1] for text in posts for at in occurrences(name, text) if at and name]
    return bool(before) and all(map(language.tokenizer.knows, before)) and not language.tokenizer.knows(name[:2])


def _is_spoken_of(words: str, language: Language) -> bool:
    """Whether words are an ordinary one of which somebody speaks, and at most a part of what an organisation is called.

    So 数字化 is a matter, though somebody is of a 数字化研发中心. A place is one too, whoever comes from there.
    """
    ordinary = language.tokenizer.knows(words) and not words.endswith(ORGANISATION_END)
    return (ordinary or bool(language.lexicon.districts.printed(words))) and language.says(words)


def _of_unknown_organisation(reading: Reading) -> Asked | None:
    """Words asked of an organisation from which nobody speaks (医保局怎么说): no other's are given for them."""
    match = ORGANISATION_SPEAKS.match(reading.text.strip())
    if match is None:
        return None
    name, lexicon = _LED_ON_TO.sub("", match["organisation"]), reading.language.lexicon
    words = reading.language.tokenizer.words(name)
    known = (
        lexicon.organisations.people_of(name)
        or lexicon.organisations.people_of(words[-1])
        or lexicon.organisations.printed_for(name)
    )
    matter = (_OF_WHAT.fullmatch(reading.text.strip()) or _NOBODYS.search(name)) and reading.language.holds(name)
    return None if known or matter or not name.endswith((*ORGANISATION_END, *_ABOVE)) else Unprinted(name)


_NOBODYS: Final = re.compile("(?:城市|乡村|农村)$")
"""What ends as a place does and is a matter from which nobody comes: 文明城市, 美丽乡村."""
_ABOVE: Final = ("中央", "省委", "省里")
"""Those above every city, who speak on no page of its delegates."""
_LED_ON_TO: Final = re.compile(f"^那么?(?={'|'.join(_ABOVE)})")
_OF_WHAT: Final = re.compile(r"那么?[\u4e00-\u9fff]{2,6}呢\W*")
"""What turns to a matter as well as to somebody: 那高校呢, where somebody speaks of them."""


def planned(search: Search, left: str, reading: Reading) -> Search:
    """The search; for a concern (what he plans, asks for, finds hard or achieved) where nothing else is asked."""
    concern = concern_of(left)
    if concern is None and PLANNING.fullmatch(SPOKE.sub(" ", left).strip()):
        concern = Concern.PLANS
    if concern is None and not search.topic and WISHING.search(reading.text):
        concern = Concern.WISHES
    return replace(search, topic=reading.topic(""), concern=concern) if concern else search
