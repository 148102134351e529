"""A message to what it asks: limits and operators taken off, the first rule that fits, each of several questions."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from knowledge.asked import (
    EXTREMES,
    AboutPage,
    Ambiguous,
    Asked,
    Context,
    Fact,
    ListPeople,
    Move,
    NoPage,
    Search,
    Several,
    SmallTalk,
    Step,
    Unprinted,
    WhoIs,
)
from knowledge.chatter import Chat, chat_of
from knowledge.imprint import ATTENDING, FRAME
from knowledge.lexicon import ROLE_AT, SURNAMES, Mention, Person
from knowledge.lexicon.days import Limit
from knowledge.numerals import as_called, with_days
from knowledge.question.alone import is_doubtful, named_for_a_matter, plainly, somebody_alone, under_headline
from knowledge.question.asked_people import LISTED, WHO_IS
from knowledge.question.clauses import BETWEEN_QUESTIONS, BLANK, COMMA, LEANING_BACK
from knowledge.question.delegations import of_delegation
from knowledge.question.described import described, words_of
from knowledge.question.facts import about_page, appearances, meeting, neighbour, note, said_by_whom, source_of
from knowledge.question.framing import (
    ASKED_BESIDE,
    BACK,
    CALLED,
    CHECKED,
    CORRECTION,
    HEARSAY,
    NEXT_MATTER,
    PRAISE,
    REFUSED,
    REQUEST,
    SEPARATED,
    TOLD,
    WHATEVER,
)
from knowledge.question.matters import spoken_of_before, spoken_of_last
from knowledge.question.message import ASKING, PARTICLES, Reading, content
from knowledge.question.paged import (
    HOW_MUCH,
    ON_PAPER,
    common,
    in_post,
    of_everyone,
    of_pages,
    of_year,
    on_pages,
    stepped_on,
)
from knowledge.question.people import (
    anybody_spoke,
    besides,
    counting,
    in_charge,
    list_people,
    people_on_topic,
    what_became,
    who_is,
    who_is_last,
    who_is_named,
    who_said,
)
from knowledge.question.pronoun import PRONOUN
from knowledge.question.quoted import checked_quotation
from knowledge.question.speakers import (
    is_somebody,
    of_person,
    passage_of,
    private_of_last,
    unknown_person,
    without_posts,
    words_alone,
)
from knowledge.question.steps import ASKED_NEXT, SAME_MATTER, SWAPPED
from knowledge.question.turns import chosen, follow_up, small_talk, step
from knowledge.question.whom import WHO
from knowledge.text import HAN, INVISIBLE, fold, folded
from knowledge.topic import COUNT, Language, Topic, topic_of

MOST_CHARACTERS: Final = 1000
"""A longer message is not read; the citizen is asked to put it shorter."""


def understand(message: str, context: Context, language: Language) -> Asked:
    """What a message asks, given what was last shown."""
    if len(message) > MOST_CHARACTERS:
        return SmallTalk(Chat.TOO_LONG)
    return _of_kinds(message, language) or _one(message, context, language)


def _of_kinds(message: str, language: Language) -> Several | None:
    """Several questions of which not all are answered with words (校对是谁？工资怎么涨？); None where it is no such."""
    pieces = _pieces(INVISIBLE.sub("", message))
    apart = [piece for piece, _ in _asked_apart(pieces, language)] if len(pieces) > 1 else []
    apart = [piece for piece in apart if not _is_beside(piece)]
    if not 1 < len(apart) <= MOST_ASKED or any(map(_leans, apart[1:])):
        return None
    parts: list[Asked] = []
    context = Context()
    for piece in apart:
        asked = _one(piece, context, language)
        people = asked.people if isinstance(asked, Search | WhoIs | AboutPage) else ()
        context = Context(speaker=people[0].id) if len(people) == 1 else context
        parts.append(asked)
    if any(map(_is_bare, parts[1:])):
        return None
    told = [part for part in parts if isinstance(part, Search) and not part.notes_only]
    cards = [part for part in parts if isinstance(part, WhoIs | ListPeople) or _is_of_page(part)]
    facts = {part.fact for part in parts if isinstance(part, AboutPage)}
    apart_from_pages = [part for part in parts if not isinstance(part, AboutPage)] or (
        len(facts) > 1 and facts & TOLD_APART
    )
    whole = all(part.topic or part.people for part in told) and len(told) + len(cards) == len(parts)
    return Several(tuple(parts), tuple(apart)) if whole and cards and apart_from_pages else None


def _leans(piece: str) -> bool:
    """Whether a question asks something further of what the one before it asks for (都是谁, 分别在哪个栏目)."""
    bare = PARTICLES.sub("", folded(piece))
    return (
        len(bare) < LEAST_ASKED
        or re.match(r"都|分别|各|其中", bare) is not None
        or re.fullmatch(rf"(?:{WHO_IS})+", bare) is not None
    )


def _is_of_page(asked: Asked) -> bool:
    return isinstance(asked, AboutPage) or (isinstance(asked, Search) and asked.notes_only)


def _is_bare(asked: Asked) -> bool:
    """Whether a question names single characters alone (谁先谁后谁说了算): it is asked of what was named before."""
    if not isinstance(asked, Search | ListPeople) or not asked.topic or (isinstance(asked, Search) and asked.people):
        return False
    return all(len(term.word) == 1 for term in asked.topic.terms)


def _is_beside(piece: str) -> bool:
    """Whether a piece is talk, or asks only what each quotation tells."""
    bare = PARTICLES.sub("", folded(piece))
    return chat_of(bare) is not None or TOLD.fullmatch(bare) is not None


TOLD_APART: Final = {*EXTREMES, Fact.LENGTH, Fact.PHONE, Fact.BANNER, Fact.COUNT}
"""The facts that a page does not tell beside every other (谁打头，谁压轴)."""
MOST_ASKED: Final = 4
"""Questions of one message that are answered each by itself."""
LEAST_ASKED: Final = 4
"""Characters of a question that stands by itself; a shorter one (都是谁) leans on the rest."""


def _one(message: str, context: Context, language: Language) -> Asked:
    """What a message asks that is one question, or several for words."""
    clean, quoted, excluded = _operators(INVISIBLE.sub("", message))
    required = tuple(_with_its_marks(words, language) for words in quoted)
    text = language.lexicon.names.closed_up(_standard(folded(clean), language))
    text = SEPARATED.sub(
        r"\g<verb>\g<what>\g<how>", _without_told(_without_request(_without_talk(_without_request(text))))
    )
    text = _CALLED_SOMEHOW.sub("叫什么", _BRIEFLY.sub("", text))
    text = _from_home(language.lexicon.organisations.without_city(text), language)
    if not re.search(rf"{HAN.pattern}|[a-z0-9]", text) and not required:
        return Search(topic_of("", language)) if excluded else SmallTalk(Chat.UNREADABLE)
    dated = with_days(text)
    limits = [*language.lexicon.pages.limits(dated), *in_post(dated, context, language)]
    text = dated if limits else text
    pages = common([pages for _, pages in limits])
    if not pages and (day := _unprinted_day(limits, dated, language)):
        return NoPage(day)
    on_paper = text
    for match, _ in limits if pages else ():
        on_paper = re.sub(re.escape(match.group()) + ON_PAPER, " ", on_paper)
        text = text.replace(match.group(), " ")
    if pages and not PARTICLES.sub("", text):
        return of_pages(pages, context, language)
    if not REFUSED.sub("", text).strip(" ,，。.?？") and REFUSED.search(text):
        return Step(Move.OTHERS)
    text = REFUSED.sub(" ", text)
    reading = _swapped(Reading(_asking_who(text), required, excluded, context, language, pages))
    if everyone := of_everyone(text, _asking_who(on_paper), pages, reading):
        return everyone
    parts = tuple(replace(part, pages=pages) for part in _parts(clean, reading))
    asked = of_year(reading, dated) if not limits else None
    asked = asked or _by_rule(reading)
    if any(part.people for part in parts) and (len(parts) > 1 or asked is None):
        return on_pages(Search(reading.topic(), parts=parts), pages)
    nothing = not [word for word in content(FRAME.sub(" ", text), language) if len(word) > 1]
    of_page = limits and nothing and not HOW_MUCH.search(text) and not ATTENDING.search(text)
    asks = ASKING.search(text) and not PRONOUN.search(text) and len(re.findall(HAN.pattern, text)) > LEAST_ASKED
    leans = isinstance(asked, Search) and asked.follows and not asked.people
    if of_page and (asked is None or (asks and (leans or asked == Step(Move.MORE)))):
        return of_pages(pages, Context() if asks else context, language)
    if asked is not None:
        return stepped_on(asked, pages, reading)
    return on_pages(Search(reading.topic(), parts=parts), pages)


def _unprinted_day(limits: Sequence[Limit], dated: str, language: Language) -> str | None:
    """The day, or another mark, of the pages that a message is about, where there are none of it."""
    if limits and (len(limits) > 1 or language.lexicon.days.dated(dated)):
        return " ".join(match.group() for match, _ in limits)
    return language.lexicon.days.unprinted(PARTICLES.sub("", dated))


_BRIEFLY: Final = re.compile(
    r"(?<=\S{2})[,，。\s]+(?:(?:不要|别|不用)(?:[说讲写]?得?太|那么)(?:长|多|啰嗦|复杂)"
    r"|(?:说|讲|回答)?得?(?:简短|简单|简要|短)(?:一?[点些]|地?(?:说|讲|回答))*(?:就行|就好|即可)?)\W*$"
)
"""How long an answer is wanted, behind what is asked: 讲讲创新 不要太长. What is printed is not made shorter."""
_CALLED_SOMEHOW: Final = re.compile(rf"[叫姓][{''.join(sorted(SURNAMES))}]什么(?:来着)?(?=\W*$|[,，。])")
"""A name of which only the surname is known: 那个村支书叫李什么来着."""


def _swapped(reading: Reading) -> Reading:
    """The message; where it puts somebody in the place of the last one, as a question for him (换成罗芳: 罗芳呢)."""
    swap = SWAPPED.fullmatch(reading.text.strip())
    who = swap["who"].removesuffix("的") if swap else ""
    return replace(reading, text=f"{swap['who']}呢") if swap and is_somebody(who, reading) else reading


def _by_rule(reading: Reading) -> Asked | None:
    """What the first rule that fits makes of a message; None where it is nothing but words to look for."""
    asked = next((asked for rule in _RULES if (asked := rule(reading)) is not None), None)
    if is_doubtful(asked, reading) and (alone := somebody_alone(reading, asked)):
        return _pointed_at(alone, reading) or alone
    if asked is None and (listed := named_for_a_matter(reading)):
        return listed
    if isinstance(asked, Unprinted) and PRONOUN.search(asked.wording):
        return follow_up(reading) or asked  # 他当副市长以后说了什么 asks for nobody's post
    if isinstance(asked, Ambiguous) and (one := _of_the_list(asked.mention.people, reading)):
        return one
    if isinstance(asked, ListPeople):
        return _pointed_at(asked, reading) or plainly(asked, reading)
    return _on_last_matter(asked, reading) if isinstance(asked, Search) else asked


def _pointed_at(asked: Asked, reading: Reading) -> Search | None:
    """The one of the last list who alone is of the kind that is asked for (不是银行的，我问当老师那个)."""
    listed = asked.among if isinstance(asked, ListPeople) and not asked.topic else None
    return _of_the_list(listed, reading, least=1) if listed and _ONE_POINTED_AT.search(reading.text) else None


_ONE_POINTED_AT: Final = re.compile(r"[那这]一?[个位](?:的|呢|[说讲]|\W|$)")


def _of_the_list(people: Sequence[Person], reading: Reading, least: int = 2) -> Search | None:
    """The one of those whom the bot asked back for who is among some people (周敏说过什么, then 老师那个).

    None where the people are fewer than `least`.
    """
    listed = [person for person in people if person.id in reading.context.people]
    one = len(people) >= least and len(listed) == 1 and len(reading.context.people) > 1
    return Search(reading.topic(""), tuple(listed)) if one else None


def _on_last_matter(asked: Search, reading: Reading) -> Search:
    """The search for somebody's words, on the last matter where that is pointed at (律师又是怎么看这个的).

    So is it where it only is asked whether he is who spoke of it, or did so too (是李红吗, 邹建平也讲了吗).
    """
    if not asked.topic and asked.people and _asks_whether_he(asked, reading) and (matter := reading.context.topic):
        return replace(asked, topic=replace(reading, text=matter).topic(), wider=None)
    last = reading.context.topic if asked.people and asked.people != reading.last_speaker() else None
    if not last:
        return asked
    if not asked.topic and ASKED_NEXT.fullmatch(reading.text):
        return replace(asked, wider=reading.topic(last))
    if not SAME_MATTER.search(reading.text):
        return asked
    own = set(SAME_MATTER.sub(" ", reading.text))
    bare = all(len(term.word) == 1 and term.word not in own for term in asked.topic.terms)
    return replace(asked, topic=reading.topic(last)) if bare else asked


def _asks_whether_he(asked: Search, reading: Reading) -> bool:
    named = asked.mention.words if asked.mention else ""
    rest = without_posts(reading.text.replace(named, " ", 1), asked.people) if named else ""
    return _WHETHER_HE.fullmatch(re.sub(r"\W", "", rest)) is not None


_WHETHER_HE: Final = re.compile(
    r"(?:那么?|请问|会)?(?:不是|是|有没有|有|也|还|又|都)*(?:[说讲谈提聊](?:到|过|了|起)*)?(?:[这那]个?|这事|它)?"
    r"的?[了过]?(?:吗|没有?|么|不|吧|对吗|对吧|对不对)"
)
"""Whether somebody is who spoke of the last matter, and nothing else."""


def _without_request(text: str) -> str:
    """The text without the words that only ask for an answer (麻烦帮我查一下), where more than they is there."""
    text = WHATEVER.sub(",", text)
    if (slip := CORRECTION.match(text)) and _BRIEF.fullmatch(meant := text[slip.end() :]):
        return f"{meant}呢"
    for pattern in (CALLED, CORRECTION, HEARSAY, BACK, CHECKED, NEXT_MATTER, REQUEST):
        match = pattern.match(text)
        text = text[match.end() :] if match else text
    text = ASKED_BESIDE.sub("", text) or text
    return PRAISE.sub("", text).strip() or text


_BRIEF: Final = re.compile(rf"{HAN.pattern}{{2,6}}(?<![的呢])")
"""What may be a name alone: somebody is asked for what another was asked for by a slip (打错了，是罗芳)."""


def _without_talk(text: str) -> str:
    """The text without clauses that are talk alone (你好，…; 答非所问，…), where something else is there."""
    clauses = _CLAUSES.split(text)
    asking = [clause for clause in clauses if not chat_of(PARTICLES.sub("", clause))]
    alone = any(map(HAN.search, asking)) and not chat_of(PARTICLES.sub("", text))
    return "".join(asking).lstrip(" ,，") if alone else text


def _from_home(text: str, language: Language) -> str:
    """The text with the place named in 我们县 and the like, where it is told first (我是祁北县的，我们县有人发言吗)."""
    home = _HOME.match(text)
    ours = _OURS.search(text, home.end()) if home else None
    if home is None or ours is None:
        return text
    place, unit = home["place"], ours["unit"] or ""
    told = unit and place.endswith(unit)
    named = place if told else place + unit
    if not told and not language.lexicon.organisations.people_of(named):
        return text
    return text[home.end() : ours.start()] + named + text[ours.end() :]


_HOME: Final = re.compile(
    r"^(?:我|俺|咱)们?(?:就|家|屋里|老家|娘家|一家)?(?:是|住在?|来自|在)?(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?:这?边|那边)?(?:的|滴|人)?[,，。\s]+"
)
_OURS: Final = re.compile(
    r"(?:我|俺|咱)们?(?:那|这)?(?:个|边)?(?:(?P<unit>[市县区镇乡村局厂校院矿]|街道|社区|公司|学校|医院)"
    r"(?!里?人)|里|儿|边|块|地方)?"
    r"(?=有|没|谁|哪|派|来|去|都|出|上)"
    r"|(?<=[替为帮给])(?:我|俺|咱)们?(?:这里|那里|这边|那边|村里?|镇上?|乡里?|县里?|区里?)?"
    r"(?:人|老百姓|农民|村民)?(?=[说讲发开操叫争])"
)
"""Where somebody is from, and how he calls it then."""


def _asking_who(text: str) -> str:
    """The text; where it demands a list of those who spoke (讲看病的代表，报个名单), who they are."""
    text = _IN_PRINT.sub("", _CALLED.sub("", text))
    text = _ROLES_TOGETHER.sub(r"\g<role>和", _FAMILY.sub(r"姓\g<family>的", text))
    text = _IN_PERSON.sub("", _AMONG_THEM.sub("", text))
    text = _ON_ALL_DAYS.sub("", _LISTING.sub("", text))
    if spoke := _SPOKE_ON.fullmatch(text.strip()):
        return f"{'谁' if spoke['who'] else '哪些人'}讲了{spoke['on'] or spoke['of']}"
    if _NAMING_MATTER.fullmatch(text.strip()):
        return f"{text.strip()}有哪些"
    if some := next(filter(None, (one.fullmatch(text.strip()) for one in _ROLES_ASKED)), None):
        return f"{some['who'].removesuffix('的')}都有哪些人"
    demand = _DEMANDED.search(text)
    return f"{text[: demand.start()]}有哪些人" if demand and not re.search(WHO, text) else text


_FAMILY: Final = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[是有找]))(?P<family>(?!百)[\u4e00-\u9fff])姓(?:的|(?=代表|委员|同志|讲述人))"
)
"""A surname that stands before the word for it: 黄姓代表."""
_ROLES_TOGETHER: Final = re.compile(
    r"(?P<role>书记|主任|[局院校市县区镇乡村部馆所队]长)[呀啊啦]*"
    r"(?=(?:副[市县区镇乡局院校处所]?|[区县镇乡村])(?:书记|主任|长)|(?:社区|支部|党委)书记)"
)
"""Roles that are told together with nothing between them: 局长副局长, 村书记社区书记."""
_AMONG_THEM: Final = re.compile(
    r"^(?:[这那](?:些|几[个位])|所有)?(?:发言|讲话|说话|上报|登报|开会)的(?:人|党?代表|同志)?们?"
    rf"(?:里[头面边]?|当中|中间?|之中)[,，\s]*(?={WHO})"
)
"""What only says that those who spoke are meant (发言的人里头哪几位…)."""
_IN_PERSON: Final = re.compile(
    r"(?<=[位人表谁个些])(?:亲口|亲自|专门|特地|特别|特意|着重|重点|反复|一再|明确|公开|当众|主动|直接)(?=[说讲谈提聊])"
)
"""How somebody spoke of a matter, which tells nothing of it (哪几位亲口说到)."""
_CALLED: Final = re.compile(
    r"^(?:叫|称作?|挂着?|(?:职务|头衔|身份|名头)(?:上|一栏)?(?:写|印|标|挂)?(?:的|着)?(?:是|为))"
    rf"(?=[\u4e00-\u9fff]{{0,2}}(?:{ROLE_AT.pattern})的)"
)
"""What stands before a role by which some are called (叫院长的都有谁)."""
_IN_PRINT: Final = re.compile(
    r"(?:(?<=[来人员的])[,，\s]*(?:报纸?上|上报的?)|^[\s的]*(?:你们)?[那这]?[个张份次期]?的?"
    r"(?:报纸(?:[上里][面头边]?)?|报上|大?会上|(?<=[这那])一?版面?(?:[上里][面头边]?)?))"
    rf"(?=(?:都|一共|总共)*有?(?:{WHO}))"
)
"""What only says that those are meant who are printed (县里来的，报上都有谁; 你们报上谁是搞科技的)."""
_LISTING: Final = re.compile(
    r"^(?:请|帮我|给我|麻烦)*(?:列出?|列举|找出?|搜|查|数)(?:一?下|一[列找搜查数]|出来?)*"
    r"(?:那些|所有|全部|全体)*(?=(?:说|讲|谈|提|聊|关心|关注)[^,，。]+的(?:代表|人|委员)们?\W*$)"
)
"""How a list of those who spoke of a matter is asked for (列出谈就业的代表)."""
_ON_ALL_DAYS: Final = re.compile(
    r"^(?:[这那前])?(?:[两三四五几]|[2-9])[天版期张份](?:[里下]来?[头面]?|[上以]来?"
    rf"|的?(?:大?会|报纸?|版面)上?)?[,，\s]*(?=(?:都|一共|总共|共)*有?(?:过)?{WHO}|(?:职务|头衔|身份|名头))"
)
"""What only says that all days of the coverage are meant (两天一共有哪些代表发言)."""
_SPOKE_ON: Final = re.compile(
    r"(?:在|就|围绕|针对|关于)*(?:(?P<of>[^,，。\s]{2,12}?)(?:这个|这些)?(?:问题|方面|话题|议题|这块)上?"
    rf"(?:都|有|又)*(?P<who>{WHO})(?:发了?言|讲了?话|说了?话|表了?态)(?:了|过)?"
    r"|(?<=就|绕|对|于)(?P<on>[^,，。\s]{2,12}?)(?:问题|方面|话题)?(?:发了?言|讲了?话|说了?话|表了?态)的"
    r"(?:代表|人|委员)们?)"
)
"""Who spoke on a matter (就业问题上谁发了言), or those who did (就就业发言的代表)."""
_NAMING_MATTER: Final = re.compile(
    r"(?:所有|全部|全体|一切)?(?:说|讲|谈|提|聊|关心|关注)(?:到|过|及|了|起)*[^,，。?？\s]+的(?:代表|人|委员)们?"
    r"|[^,，。?？\s]{2,10}[,，\s]+(?:说|讲|谈|提|聊)(?:到|过|及|起)+的(?:代表|人|委员)们?"
)
"""Those who spoke of a matter, and nothing asked: 讲到高速、公路的代表; 养老院 提到的代表."""
_ROLES_LISTED: Final = re.compile(
    r"(?:请?(?:列|找|挑|报|数|搜)(?:一?下|出|出来)*)?(?:都|所有|全部|全体|的|里头?)*"
    rf"(?P<who>[^,，。\s]{{0,8}}?(?:{ROLE_AT.pattern}))们?(?:都|一共|总共|[\s,，])*"
    r"(?:有(?:哪些|哪几个|几个)|有)?(?<=[些个有])"
)
"""Which holders of a post there are, nobody asked for by a word for people (党委书记 有哪些)."""
_BROUGHT: Final = re.compile(
    rf"(?:把|将)(?P<who>[^,，。\s]{{0,12}}?(?:{ROLE_AT.pattern}|代表|委员|[人的]))们?(?:{LISTED.pattern})\W*"
)
"""Those of a kind, told as what is to be brought (把党委书记都找出来)."""
_TO_BE_LISTED: Final = re.compile(
    r"(?:帮我|给我|帮忙|麻烦|请|你)*(?:列|报|数)(?:一?下|出来?)(?:所有|全部|全体)?的?"
    rf"(?P<who>[^,，。\s]{{0,12}}?(?:{ROLE_AT.pattern}))们?"
)
"""Holders of posts, of whom a list is asked for (帮我列下局长和副局长)."""
_ROLES_ASKED: Final = (_BROUGHT, _ROLES_LISTED, _TO_BE_LISTED)
_DEMANDED: Final = re.compile(rf"(?<=[的表人长记任员])[,，\s]*(?:{LISTED.pattern}|的?名单)\W*$")


def _without_told(text: str) -> str:
    """The text without clauses that only ask what every quotation tells (…，谁讲的，哪天的报), beside one that asks."""
    clauses = _CLAUSES.split(text)
    asking = [clause for clause in clauses if not TOLD.fullmatch(PARTICLES.sub("", clause))]
    of_whom = all(re.fullmatch(rf"(?:{WHO_IS})+", PARTICLES.sub("", clause)) for clause in asking)
    return "".join(asking) if any(map(ASKING.search, asking)) and not of_whom else text


_CLAUSES: Final = re.compile(r"(?<=[,，。.!！?？;；])")


def _standard(text: str, language: Language) -> str:
    """A folded text in standard Chinese: pinyin spelled out, spoken forms replaced but within a name (仲)."""
    written = language.hearing.spelled(text)
    vocabulary, cut = language.vocabulary, language.tokenizer.words
    standard = vocabulary.standard(written, cut, language.holds)
    if standard != written and (lost := _name_lost(written, standard, language)):
        start, end = lost.start, lost.end
        around = (vocabulary.standard(one, cut, language.holds) for one in (written[:start], written[end:]))
        standard = lost.words.join(around)
    return as_called(standard, language.holds).strip()


def _name_lost(written: str, standard: str, language: Language) -> Mention | None:
    """A name of somebody printed, or one like it, that is in a text and not in its standard form."""
    names = language.lexicon.names
    named = names.named(written, language.tokenizer) if names.may_begin(written) else ()
    return next((one for one in named if one.words not in standard), None)


_QUOTED: Final = re.compile(r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]")


_EXCLUDED: Final = re.compile(r"(?:^|\s)[-－](?=\S)(\S{1,30})")


def _operators(message: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The message without its operators, the quoted words that must occur, and the words that must not."""
    excluded = tuple(folded(match).strip('“”「」『』"') for match in _EXCLUDED.findall(message))
    message = _EXCLUDED.sub(" ", message)
    required = tuple(folded(match) for match in _QUOTED.findall(message))
    return _QUOTED.sub(lambda match: f" {match.group(1)} ", message), required, excluded


def _with_its_marks(quoted: str, language: Language) -> str:
    """Quoted words with the marks within them as they are printed: ‘’ stand within “”, and alone “” do."""
    doubled = quoted.translate(_DOUBLED)
    return quoted if doubled == quoted or language.holds(quoted) or not language.holds(doubled) else doubled


_DOUBLED: Final = str.maketrans("‘’", "“”")


def _parts(message: str, reading: Reading) -> tuple[Search, ...]:
    """The questions that a message asks one after the other; none where it asks just one.

    A question that names nobody may lean on whom the one before it named (罗芳怎么说就业？她对社保怎么看？),
    and one that names only a person on what was asked before (李红呢？).
    """
    pieces = _pieces(message)
    if len(pieces) < 2 or reading.required or reading.excluded:
        return ()
    parts: list[Search] = []
    context = Context()
    for piece, text in _asked_apart(pieces, reading.language):
        alone = replace(reading, text=text, context=context)
        asked = _by_rule(alone) or Search(alone.topic())
        if isinstance(asked, Search) and asked.people and not asked.topic and parts:
            asked = replace(asked, topic=parts[-1].topic)
        if isinstance(asked, Search) and asked.topic:
            parts.append(replace(asked, wording=piece))
            context = Context(speaker=asked.people[0].id) if len(asked.people) == 1 else context
    if not all(part.people or _names_a_matter(part.topic) for part in parts[1:]):
        return ()
    least = ALONE / max(1, len(parts)) * sum(_weight(part.topic) for part in parts)
    return tuple(part for part in parts if part.people or _weight(part.topic) >= least or _tells(part.topic))


def _asked_apart(pieces: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """The pieces that ask something, each as written and in standard Chinese.

    One that only asks what is done about it (能解决不) makes a question of the statement before it.
    """
    said = ("", "")
    for piece in pieces:
        text = language.lexicon.names.closed_up(_standard(folded(piece), language))
        if ASKED_BESIDE.fullmatch(text):
            continue
        asks, leans = ASKING.search(text), LEANING_BACK.fullmatch(text)
        if asks and not leans:
            yield piece, text
        elif leans and said[1]:
            yield said
        said = ("", "") if asks else (piece, text)


@lru_cache(maxsize=8)
def _pieces(message: str) -> tuple[str, ...]:
    """The pieces of a message between the signs and words that part questions, as they were written.

    A comma parts them where more than one clause of a piece asks something, a blank where every one does.
    """
    return tuple(_parted(message))


def _parted(message: str) -> Iterator[str]:
    for piece in _between(BETWEEN_QUESTIONS, message):
        clauses, spaced = tuple(_between(COMMA, piece)), tuple(_between(BLANK, piece))
        asking = [clause for clause in clauses if len(clauses) > 1 and ASKING.search(folded(clause))]
        if len(spaced) > 1 and all(ASKING.search(folded(clause)) for clause in spaced):
            yield from spaced
        else:
            yield from clauses if len(asking) > 1 else (piece,)


def _between(parting: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands between the matches in the folded text, as it was written."""
    read = fold(text)
    start = 0
    for end, following in (*(match.span() for match in parting.finditer(read.text)), (len(read.text),) * 2):
        if read.text[start:end].strip():
            yield text[slice(*read.original_span(start, end))].strip(" ,，、\t")
        start = following


ALONE: Final = 0.5
"""The share of an equal share that a part of a message must tell to be a question by itself; less leans on the rest."""


def _names_a_matter(topic: Topic) -> bool:
    """Whether a topic holds more than what frames an amount (一个月给多少), which is asked of what was named before."""
    return any(len(term.word) > 1 and not COUNT.fullmatch(term.word) for term in topic.terms)


TELLING: Final = 0.2
"""The weight of a word of two or more characters with which it is one whatever the others tell."""


def _tells(topic: Topic) -> bool:
    return any(term.known and len(term.word) > 1 and term.weight >= TELLING for term in topic.terms)


def _weight(topic: Topic) -> float:
    return sum(term.weight for term in topic.terms)


_RULES: Final[tuple[Callable[[Reading], Asked | None], ...]] = (
    small_talk,
    checked_quotation,
    chosen,
    step,
    private_of_last,
    passage_of,
    note,
    meeting,
    neighbour,
    spoken_of_last,
    appearances,
    source_of,
    said_by_whom,
    about_page,
    under_headline,
    besides,
    words_alone,
    of_delegation,
    who_is_last,
    described,
    list_people,
    in_charge,
    what_became,
    who_is_named,
    who_is,
    spoken_of_before,
    counting,
    anybody_spoke,
    who_said,
    people_on_topic,
    words_of,
    of_person,
    unknown_person,
    follow_up,
)
