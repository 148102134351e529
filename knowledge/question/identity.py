"""Who somebody is, what became of him, and who holds a post."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, Aspect, Search, Turn, Unprinted, WhoIs
from knowledge.lexicon import (
    ORGANISATION_END,
    ROLE_AT,
    TRADE_ROLES,
    WHICH_ONE,
    WHOEVER_LEADS,
    How,
    Mention,
    Person,
    PostMention,
    Unmatched,
    duty_of,
    kind_at,
    office_for,
    role_fit,
)
from knowledge.question.asked_people import (
    IN_CHARGE,
    IN_CHARGE_OF_IT,
    LIVED,
    ONLY_WHO_IS,
    POST_TOLD,
    WHO_IS,
    WHO_SAID,
)
from knowledge.question.aspects import job_asked
from knowledge.question.listed import GENERAL
from knowledge.question.message import PARTICLES, Reading, content, named_in, with_namesakes
from knowledge.question.posted import of_described_post
from knowledge.question.pronoun import PRONOUN
from knowledge.question.strangers import is_name
from knowledge.question.ways import parted
from knowledge.question.whom import Whom, whom
from knowledge.text import folded
from knowledge.topic import Expect, Language, topic_of
from knowledge.weighing import partners
from knowledge.weighing.individuals import is_somebody


def in_charge(reading: Reading) -> Asked | None:
    """Who leads an organisation (水利局现在哪个当家), or the office that looks after a matter (治安归谁管)."""
    text = parted(reading).replace(",", "")
    match = None if IN_CHARGE_OF_IT.fullmatch(text) else IN_CHARGE.fullmatch(text)
    if match is None:
        return None
    posts, organisation = reading.language.lexicon.posts, match["organisation"] or match["led"]
    leading = posts.looking_after(duty_of(organisation))
    if not leading:
        if len(organisation) == 1 or posts.is_another_word(organisation, reading.language.tokenizer):
            return None
        leading = posts.looking_after(office_for(organisation))
        leading = leading or posts.leading(organisation) or posts.leading(f"{organisation}局")
    if leading:
        return WhoIs(leading, Mention(leading, organisation, 0, How.ORGANISATION))
    near = reading.language.lexicon.organisations.people_of(organisation)
    named = organisation.endswith(ORGANISATION_END) and organisation not in GENERAL
    return Unprinted(f"{organisation}负责人", near) if near and named else None


def what_became(reading: Reading) -> Asked | None:
    """Who some are of whom it is asked whether they are this or that (周敏是老师还是行长, 陆校长还当校长不)."""
    said = PARTICLES.sub("", reading.text)
    text = _IS_IT_SO.sub("", said)
    asks = text != said or _WHETHER.search(text) or reading.text.rstrip(" ?？").endswith("吧")
    for be in _BE.finditer(text) if len(text) <= _BRIEF and asks else ():
        whole = _AROUND.fullmatch(text[: be.start()])
        those = _whom_last(whole["whom"], reading) if whole else None
        posts = [post for post in _BEING.split(text[be.start() :]) if post]
        if those and those.people and posts and all(_is_post(post, reading) for post in posts):
            people = with_namesakes(those.people, reading)
            return WhoIs(people, Mention(people, whole["whom"], 0, How.NAME)) if whole else None
    return None


def _whom_last(words: str, reading: Reading) -> Whom | None:
    """Whom words describe, or who spoke last where they only point at him."""
    last = reading.last_speaker() if PRONOUN.fullmatch(words) else ()
    return Whom(last) if last else whom(words, reading)


def _is_post(words: str, reading: Reading) -> bool:
    """Whether words tell only what somebody may be."""
    if _SEX.fullmatch(words):
        return False  # that is told of somebody in his own words too
    whole = _LEVEL.fullmatch(words) or _POST.fullmatch(words)
    return whole is not None or whom(words, reading) is not None


_SEX: Final = re.compile("[男女]性?的?人?")


_WHETHER: Final = re.compile("不|吗|么|没|还|关系|[这那都]$|一个|现在|如今|又|成")
"""What tells that it is asked whether somebody is a thing, or what became of him."""
_IS_IT_SO: Final = re.compile(r"(?<=[\u4e00-\u9fff]{4})(?:对不对|对吗|对|是不是|是吗|没错)$")
"""What asks behind a statement whether it is so: 李红是教育局局长对不对."""
_BRIEF: Final = 24
"""Characters of a message beyond which it asks more than what somebody is."""
_AROUND: Final = re.compile(
    r"(?P<whom>.+?)(?:的?(?:职务|身份|职位|头衔|单位|职称))?(?:不|都|也|又|还|就|到底|究竟|原来|以前|过去|现在|如今|后来)*"
)
_POST: Final = re.compile(
    rf"[\u4e00-\u9fff]{{0,10}}(?:{ROLE_AT.pattern})|(?:(?![说要在想建管对有讲去来搞办做])[\u4e00-\u9fff]){{1,8}}"
    rf"(?:{'|'.join(ORGANISATION_END)})的?(?:人|代表)?"
)
_LEVEL: Final = re.compile(
    r"什么关系|[正副]职?的?|(?:同?一个?)?(?:人|单位|地方|[市县区镇乡村局厂校])(?:里|上)?的?(?:人|代表)?"
)
"""What several may have in common: 是不是一个县的, 是同一个人吗."""
_BE: Final = re.compile("[是当成任]")
_BEING: Final = re.compile(
    r"(?:不是|是不是|还是|是|当上?|担任|(?<!主)任|变?成|做|调?[去到]|怎么|以前|原来|过去|现在|如今|到底|究竟|不"
    r"|没有?|吗|又|还|就|的|了){1,8}"
)
"""What stands around the posts of which it is asked whether somebody has them."""


def who_is_named(reading: Reading) -> Asked | None:
    """Who somebody is whom a clause before named, or whose post it did (者明华这个姓少见，他是做什么的)."""
    clause = ASKED_OF_HIM.search(reading.text)
    if clause is None or not ONLY_WHO_IS.fullmatch(clause["what"]):
        return None
    lexicon, before = reading.language.lexicon, reading.text[: clause.start()]
    if mentions := lexicon.names.named(before, reading.language.tokenizer):
        return WhoIs(mentions[0].people, mentions[0])
    posts = lexicon.posts.holding(before, reading.language.tokenizer)
    people = posts[-1].people or lexicon.posts.in_post(posts[-1].role) if posts else ()
    return WhoIs(people, posts[-1]) if len(people) == 1 else None


_WHO_IS_THIS: Final = re.compile(r"谁这是?|这(?:位|个人|人)?(?:到底|究竟)?是?谁|这是?(?:哪位|什么人)")
_WHO_IS_THAT: Final = re.compile(r"那(?:位|个人|人)?(?:到底|究竟|又)?是(?:谁|哪一?位|什么人)")
_WHAT_HE_IS: Final = re.compile(
    rf"(?:那么?|所以|不是)*(?P<pronoun>{PRONOUN.pattern})?(?:那么?|到底|究竟|又|现在|具体|就|是个?)*是个?什么(?:来着)?"
)
"""What somebody is, behind whether he is a thing: 那她是什么."""
_THEIR_POST: Final = re.compile(
    rf"(?:(?:他|她|它|人家)们?(?:那里|那边|单位|[局厂村院校所队店]里|公司)?的?|那个?|这个?)?{ROLE_AT.pattern}"
    r"(?:到底)?(?:是|叫|姓)(?:谁|什么|哪[个位])(?:名字|人)?"
)
NEWLY: Final = re.compile(
    rf"新(?:一任|当选|选上|上任|任|选|来|换)?(?:的[\u4e00-\u9fff]{{0,8}}?|[省市县区镇乡村]?党?委?)?{ROLE_AT.pattern}"
    r"|(?:选|换)(?:出|成|了|上)+(?:谁|哪[个位])"
)
"""What asks who came to a post: 新县长, 新的交通局局长, 县长选了谁."""
_BARE_LEADER: Final = re.compile(rf"(?:那么?)?(?P<role>{'|'.join(sorted(WHOEVER_LEADS))})(?:呢)?")
"""Whoever leads the body of which was spoken, and nothing else: 负责人呢."""
_WHO_HOLDS: Final = re.compile(
    rf"那?么?(?:谁|哪[个位])(?:到底)?(?:是|当|任|担任|[在来]当|做)(?P<post>[^,]*{ROLE_AT.pattern})"
)
"""The same with the post behind: 谁是局长, 谁当所长."""


def who_is_last(reading: Reading) -> Asked | None:
    """Who the last speaker is: asked as such (谁啊这是), or by the post that is his own (他们局长叫什么).

    A post that another has, or nobody printed, is asked for in the body that the last speaker is of.
    """
    text = PARTICLES.sub("", reading.text.strip())
    if ahead := _WHO_HOLDS.fullmatch(text):
        text = f"{ahead['post']}是谁"
    theirs = _THEIR_POST.fullmatch(_BARE_LEADER.sub(r"\g<role>是谁", text))
    if theirs is None and not _asks_who_this_is(text, reading) and not _asks_his_post(text, reading):
        return None
    last = reading.last_speaker()
    if theirs is not None and (of_body := _in_his_body(theirs, last, reading)):
        return of_body
    his = theirs is None or any(role_fit(theirs["role"], folded(post)) > 1 for one in last for post in one.posts)
    return WhoIs(last, Mention(last, text, 0, How.NAME)) if last and his else None


def _asks_who_this_is(text: str, reading: Reading) -> bool:
    """Whether it is asked who the last speaker is; 那是谁 asks that where words were shown, and not only offered."""
    if _WHO_IS_THAT.fullmatch(text) is None:
        return _WHO_IS_THIS.fullmatch(text) is not None
    return reading.context.last is not None and not reading.context.offered


def _asks_his_post(text: str, reading: Reading) -> bool:
    """Whether it is asked what the last speaker is; without a word for him it is behind who he is (那是什么)."""
    match = _WHAT_HE_IS.fullmatch(text)
    return match is not None and (match["pronoun"] is not None or reading.context.asked == WhoIs.__name__)


def _in_his_body(theirs: re.Match[str], last: Sequence[Person], reading: Reading) -> Asked | None:
    """Who holds a post in the body of the last speaker; None where it is his own, or he is of no such body."""
    lexicon, role = reading.language.lexicon, (theirs["deputy"] or "") + theirs["role"]
    if theirs["role"] in TRADE_ROLES:
        return None
    posts = [post for one in last for post in lexicon.posts.beside(lexicon.known[one.id], role)]
    if any(set(last) & set(post.people) for post in posts):
        return None
    held = next((post for post in posts if post.people), None)
    if held:
        return WhoIs(held.people, held)
    return Unprinted(posts[0].words, posts[0].near, beside=True) if posts else None


def who_does(reading: Reading) -> Asked | None:
    """Who does a job in what was shown (哪个来当老师, behind an evening school): no delegate, whatever his post.

    Who leads the body of the last speaker is asked of that, but where another body was spoken of.
    """
    put = job_asked(reading.text)  # known without a look at what was shown
    if put is None or not reading.context.searched or not (reading.context.last or reading.context.offered):
        return None
    does, job = put
    role = ROLE_AT.fullmatch(job)
    if (job and not role and not is_somebody(job)) or _is_alone(reading.text, job, reading.last_speaker()):
        return None
    if role and job not in TRADE_ROLES:
        whose = who_is_last(reading)
        if len(does) < LEAST_TURNED or (isinstance(whose, WhoIs) and not _of_another_body(reading)):
            return None
    turn = Turn(follows=True, leaning=reading.last_speaker(), lacks=True, aspect=Aspect.JOB)
    return Search(reading.topic(job), turn=turn)


def _is_alone(text: str, job: str, last: Sequence[Person]) -> bool:
    """Whether one is asked for by what he is (司机是谁), who may be the last speaker, or is called so and no more."""
    if not _IS_WHO.search(PARTICLES.sub("", text)):
        return False
    return job not in TRADE_ROLES or any(role_fit(job, folded(post)) > 0 for one in last for post in one.posts)


_IS_WHO: Final = re.compile("是(?:谁|哪[个位]|什么人)的?$")
LEAST_TURNED: Final = 2
"""Characters by which a job is taken up (来当) and not only held (当)."""


def _of_another_body(reading: Reading) -> bool:
    """Whether what was spoken of names a body that is not the last speaker's."""
    matter = reading.topic(reading.context.topic or "")
    bodies = [term.word for term in matter.terms if term.word.endswith(ORGANISATION_END)]
    return any(not _is_his(body, one, reading) for body in bodies for one in reading.last_speaker())


def _is_his(body: str, person: Person, reading: Reading) -> bool:
    lexicon, kind = reading.language.lexicon, kind_at(body, 0)
    printed = lexicon.known[person.id].printed
    return lexicon.organisations.called(body, person) or (kind is not None and any(map(kind[1].search, printed)))


def who_is(reading: Reading) -> Asked | None:
    """A person's post (罗芳是干嘛的), or the holder of a post (科技局局长是谁)."""
    reading = replace(reading, text=_plainly(reading))
    language = reading.language
    text = reading.text
    asked = re.search(WHO_IS, text)
    turned = None if asked else _turned_to(reading)
    if turned and reading.context.asked == WhoIs.__name__:
        asked = turned
    about = re.search(rf"^(?:请问|知道)?{WHICH_ONE}(?:是|当|担任)(?!说|讲|提)", text)
    if (not asked and not about) or LIVED.search(text) or partners.are_asked(text):
        return None
    mentions = language.lexicon.names.named(text, language.tokenizer)
    last = reading.last_speaker()
    if not mentions and asked and (pronoun := PRONOUN.search(text)):
        rest = re.sub(WHO_IS, "", reading.without(pronoun.span()))
        if not reading.topic(rest):
            nobody = Search(reading.topic(""))  # who is meant was not shown: no words of anybody's are looked for
            return WhoIs(last, Mention(last, pronoun.group(), pronoun.start(), How.NAME)) if last else nobody
    if mentions:
        mention = mentions[0]
        rest = re.sub(WHO_IS, "", reading.without((mention.start, mention.end)))
        rest = re.sub(r"^\W*(?:那么?|到底|有|几个|的)+", " ", _without_aside(rest, mention))
        return (
            WhoIs(mention.people, mention) if not reading.topic(rest) or _only_posts(rest, mention, language) else None
        )
    if WHO_SAID.search(text) and not about:
        return None
    titled = language.lexicon.titles.titled(text, language.tokenizer)
    if isinstance(titled, Mention):
        return _who_is_called(titled, reading)
    if (asked and re.search(rf"{WHICH_ONE}|叫什么|名字|姓什么|姓名", asked.group())) or about:
        return _holder(reading)
    return None


def _who_is_called(titled: Mention, reading: Reading) -> Asked | None:
    """Who somebody is by a title; by a name that people have for one, the words in which one says so oneself."""
    language = reading.language
    rest = _CALLED_SO.sub("", _without_aside(reading.without((titled.start, titled.end)), titled))
    rest = re.sub(WHO_IS, "", rest)
    if reading.topic(rest) and not _only_posts(rest, titled, language):
        return None
    if any(titled.words in language.lexicon.known[one.id].callings for one in titled.people):
        return Search(topic_of(titled.words, language), titled.people)
    return WhoIs(with_namesakes(titled.people, reading), titled)


_CALLED_SO: Final = re.compile("的?(?:[外绰诨雅]号|诨名|昵称)(?:叫|是)?|人称|(?:大家|大伙儿?|别人|人家)都?(?:叫|喊)")
"""What says that somebody is called so, and asks nothing more."""
_CALLED: Final = re.compile(rf"(?:{_CALLED_SO.pattern})(?P<who>[^,，。\s]{{1,8}}?)的(?:那?个?人)?是(?:谁|哪一?[个位])")


def _plainly(reading: Reading) -> str:
    """A message as it is asked who somebody is, or what: that he is to be told of, or his post by another word."""
    bare = PARTICLES.sub("", reading.text.strip())
    if introduced := _INTRODUCED.fullmatch(bare):
        return f"{introduced['who'] or introduced['met']}是谁"
    if called := _CALLED.fullmatch(bare):
        return f"{called['who']}是谁"
    told = POST_TOLD.fullmatch(bare) if _ONE_CLAUSE.fullmatch(reading.text.strip()) else None
    return f"{told['who'].removeprefix('那') or '他'}是什么职务" if told else reading.text


_ONE_CLAUSE: Final = re.compile(r"[^\s,，。;；?？]+\W*")


def _turned_to(reading: Reading) -> re.Match[str] | None:
    """What turns to another, behind who somebody is: somebody named (陆永昌呢), or who is pointed at (那局长呢)."""
    turned = re.search(r"^(?P<then>那么?)?.*呢\W*$", reading.text)
    if turned and not turned["then"] and not named_in(reading.text, reading):
        return None
    return turned


_INTRODUCED: Final = re.compile(
    rf"(?:请|给我|帮我)*介绍(?:一?下|介绍)*(?P<who>[^,，。\s]*(?:{ROLE_AT.pattern}))(?:这个人|的?情况)?"
    r"|(?:我们?)?[很就]?(?:想要?|要|打算|准备|希望)[采专]访(?:一?下)?(?P<met>[^,，。\s]{2,12}?)(?:代表|同志)?"
)
"""A holder of a post who is to be told of (介绍一下法院院长), or somebody who is to be met (想采访罗芳)."""
ASKED_OF_HIM: Final = re.compile(
    rf"[\s,，。?？](?:{PRONOUN.pattern})(?:现在|以前|到底|又|是)*(?P<what>\S{{2,12}}?)[呢啊呀吗\W]*$"
)
"""What is asked of somebody who was named before (者明华这个姓少见，他是做什么的)."""


def _without_aside(text: str, mention: Mention) -> str:
    """The text without what only describes somebody who is named after it (拉单晶的马师傅)."""
    return _DESCRIBING.sub("", text[: mention.start]) + text[mention.start :]


_DESCRIBING: Final = re.compile(r"^[^,，。?？\s]{2,10}的[那这]?个?$")


def _only_posts(rest: str, mention: Mention, language: Language) -> bool:
    """Whether what is left names the person's own organisation or post (人社局的罗芳是谁)."""
    words = [w for w in language.tokenizer.words(rest) if w not in language.vocabulary.stopwords]
    posts = [folded("".join(s.posts)) for person in mention.people for _, s in person.appearances]
    return all(any(language.lexicon.organisations.belongs(word, post) for post in posts) for word in words)


def _with_a_verb(post: PostMention, language: Language) -> tuple[Person, ...]:
    """Who holds a post before which only a verb stands, and no organisation (找馆长)."""
    return language.lexicon.posts.in_post(post.role) if all(len(word) == 1 for word in post.organisation) else ()


def _holder(reading: Reading) -> Asked | None:
    posts = reading.language.lexicon.posts.holding(reading.text, reading.language.tokenizer)
    if not posts or reading.language.lexicon.titles.is_told_of(posts[-1].words):
        return None
    post = posts[-1]
    if not post.people and len(sole := _with_a_verb(post, reading.language)) == 1:
        titled = reading.language.lexicon.titles.titled(reading.text, reading.language.tokenizer)
        return (
            Unprinted(titled.words, titled.near, holders=sole) if isinstance(titled, Unmatched) else WhoIs(sole, post)
        )
    rest = re.sub(WHO_IS, "", reading.without((post.start, post.end)))
    holders = [
        person for person in post.people if _only_posts(rest, Mention((person,), "", 0, How.POST), reading.language)
    ]
    if not holders and any(len(word) > 1 for word in content(rest, reading.language)):
        return None
    if not holders and _OF_THEIRS.match(reading.text, post.end):
        return None
    if not holders and is_name(name := rest.strip(" ?？"), reading.language):
        return Unprinted(post.words + name, holders=post.people if len(post.people) == 1 else ())
    if holders:
        return WhoIs(tuple(holders), post)
    if post.people:
        return WhoIs(post.people, post)
    described = of_described_post(reading, post)
    if isinstance(described, Search):
        return replace(described, topic=replace(described.topic, expects=Expect.PERSON), asks_who=True)
    if not post.organisation and not post.near and post.role in TRADE_ROLES and reading.language.says(post.role):
        return None  # of 院士 who are spoken of
    return Unprinted(post.words.strip("的 "), post.near)


_OF_THEIRS: Final = re.compile(r"的(?![是叫姓谁哪那这又]|现在|目前|代表|人|名字|电话|工作|职务)[\u4e00-\u9fff]")
"""What is somebody's of a post, of which and not of whom it is asked (谁来修村民的路)."""
EACH: Final = re.compile(r"(?P<one>[^,，。\s]{1,12}?)[和跟与、](?P<other>[^,，。\s]{1,12}?)(?:分别|各是|各自)[都是由]*")
"""Two matters of each of which it is asked who spoke (港口和海岛分别是谁讲的)."""
