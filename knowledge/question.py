"""What is asked: people, posts, facts of the page, a topic, or a turn of the conversation. It answers nothing.

A message becomes one of a small sum of requests (`Asked`). Rules are of language and of this domain; they read the
folded message in standard Chinese, so that 啥, 咋 and traditional characters are already gone.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from knowledge.lexicon import SPEECH_VERB, SURNAMES, How, Lexicon, Mention, Person, PostMention, Unmatched
from knowledge.ranking import Query
from knowledge.text import HAN, INVISIBLE, folded, syllables
from knowledge.tokens import Tokenizer, grams
from knowledge.vocabulary import Vocabulary

MOST_CHARACTERS: Final = 1000
"""A longer message is not read; the citizen is asked to put it shorter."""


class Chat(StrEnum):
    """Talk that is no question about the coverage."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    ABILITY = "ability"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"


class Move(StrEnum):
    """A step from the passage that was shown last."""

    FULL = "full"
    NEXT = "next"
    PREVIOUS = "previous"
    MORE = "more"
    OTHERS = "others"


class Fact(StrEnum):
    """A fact of the printed page."""

    DATE = "date"
    NEWSPAPER = "newspaper"
    EVENT = "event"
    STAFF = "staff"
    REPORTERS = "reporters"
    PHOTOGRAPHER = "photographer"
    SECTIONS = "sections"
    COUNT = "count"
    NUMBER = "number"
    BANNER = "banner"
    PHONE = "phone"
    PAGE = "page"


class Expect(StrEnum):
    """The kind of thing that a question asks for."""

    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    MANNER = "manner"
    MEANING = "meaning"
    WHICH = "which"
    WHETHER = "whether"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the topic: its weight (0 to 1, how much it tells), and what may stand for it, each with a share."""

    word: str
    weight: float
    alternatives: tuple[tuple[str, float], ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Topic:
    """What a passage is looked for by."""

    wording: str
    terms: tuple[Term, ...]
    query: Query
    expects: Expect = Expect.ANYTHING
    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.required)


@dataclass(frozen=True, slots=True)
class SmallTalk:
    chat: Chat


@dataclass(frozen=True, slots=True)
class Step:
    move: Move


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A fact of the page; `role` is the staff role that was named."""

    fact: Fact
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ListPeople:
    """Who spoke: all, those of a surname, those from a kind of organisation, or those who spoke of a topic."""

    surname: str | None = None
    organisation: str | None = None
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class WhoIs:
    """Who somebody is, or who holds a post."""

    people: tuple[Person, ...]
    mention: Mention | PostMention


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A person or post that the coverage does not print; `near` resemble it."""

    wording: str
    near: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A mention that several people fit."""

    mention: Mention | PostMention


@dataclass(frozen=True, slots=True)
class Search:
    """A passage is looked for: by topic, of certain people, in the editor's notes, or any mix of these."""

    topic: Topic
    people: tuple[Person, ...] = ()
    mention: Mention | PostMention | None = None
    notes_only: bool = False
    asks_who: bool = False
    follows: bool = False
    leaning: tuple[Person, ...] = ()


Asked = SmallTalk | Step | AboutPage | ListPeople | WhoIs | Unprinted | Ambiguous | Search


@dataclass(frozen=True, slots=True)
class Context:
    """What a visitor was last shown. `speaker` and `passages` are ids, `topic` the last topic's wording."""

    speaker: str | None = None
    passages: tuple[str, ...] = ()
    topic: str | None = None
    offered: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """All that a message is read with."""

    lexicon: Lexicon
    tokenizer: Tokenizer
    vocabulary: Vocabulary
    holds: Callable[[str], bool]
    rarity: Callable[[str], float]
    sounds: Callable[[str], str | None]


def understand(message: str, context: Context, language: Language) -> Asked:
    """What a message asks, given what was last shown."""
    if len(message) > MOST_CHARACTERS:
        return SmallTalk(Chat.TOO_LONG)
    clean, required, excluded = _operators(INVISIBLE.sub("", message))
    text = language.vocabulary.standard(folded(clean)).strip()
    if not re.search(rf"{HAN.pattern}|[a-z0-9]", text) and not required:
        return SmallTalk(Chat.UNREADABLE)
    reading = _Reading(text, required, excluded, context, language)
    for rule in _RULES:
        if (asked := rule(reading)) is not None:
            return asked
    return Search(reading.topic())


_QUOTED: Final = re.compile(r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]")
_EXCLUDED: Final = re.compile(r"(?:^|\s)[-－](?=\S)(\S{1,30})")


def _operators(message: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The message without its operators, the quoted words that must occur, and the words that must not."""
    excluded = tuple(folded(match) for match in _EXCLUDED.findall(message))
    message = _EXCLUDED.sub(" ", message)
    required = tuple(folded(match) for match in _QUOTED.findall(message))
    return _QUOTED.sub(lambda match: f" {match.group(1)} ", message), required, excluded


@dataclass(frozen=True, slots=True)
class _Reading:
    """A message being read: its folded text and what reads it."""

    text: str
    required: tuple[str, ...]
    excluded: tuple[str, ...]
    context: Context
    language: Language

    @property
    def bare(self) -> str:
        """The text without outer punctuation and particles."""
        return re.sub(r"[\s,.。，!！?？~…、:：;；)(]+|[呀啊呢吧哦哈啦嘛噢哟]+$", "", self.text)

    def without(self, *spans: tuple[int, int]) -> str:
        """The text with the spans blanked."""
        characters = list(self.text)
        for start, end in spans:
            characters[start:end] = " " * (end - start)
        return "".join(characters)

    def topic(self, text: str | None = None) -> Topic:
        return topic_of(self.text if text is None else text, self.language, self.required, self.excluded, self.text)

    def last_speaker(self) -> tuple[Person, ...]:
        person = self.language.lexicon.people.get(self.context.speaker or "")
        return (person,) if person else ()


# ---------------------------------------------------------------- topic


def topic_of(
    text: str,
    language: Language,
    required: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
    whole: str | None = None,
) -> Topic:
    """The topic of a folded text in standard Chinese: its content words, weighted, with what may stand for them."""
    stop = language.vocabulary.stopwords
    runs = _content_runs(language.tokenizer.words(text), text, stop)
    words = list(dict.fromkeys(word for run in runs for word in run))
    terms = tuple(_term(word, language) for word in words)
    query = _query(terms, runs, language)
    expects = expected(whole if whole is not None else text)
    wording = " ".join("".join(run) for run in runs)
    return Topic(wording, terms, query, expects, required, excluded)


def _content_runs(words: Iterable[str], text: str, stop: frozenset[str]) -> list[list[str]]:
    """Runs of neighbouring content words: stop words and white space end a run."""
    runs: list[list[str]] = [[]]
    place = 0
    for word in words:
        at = text.find(word, place)
        if at > place:
            runs.append([])
        place = at + len(word)
        if word in stop or (len(word) == 1 and not HAN.match(word) and not word.isdigit()):
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def _term(word: str, language: Language) -> Term:
    known = language.holds(word)
    weight = language.tokenizer.informative(word) * language.rarity(word)
    if len(word) == 1:
        weight *= 0.5
    alternatives = _synonyms(word, language)
    alternatives |= dict.fromkeys(language.lexicon.organisations_called(word), 0.9)
    if not known and len(word) > 1 and (heard := language.sounds(word)) and not language.tokenizer.knows(word):
        alternatives[heard] = 0.85
    return Term(word, max(weight, 0.02), tuple(alternatives.items()), known)


def _synonyms(word: str, language: Language) -> dict[str, float]:
    vocabulary = language.vocabulary
    related = {other: 0.5 for other in sorted(vocabulary.related.get(word, ())) if language.holds(other)}
    same = {other: 0.9 for other in sorted(vocabulary.same.get(word, ())) if language.holds(other)}
    return related | same


def _query(terms: Sequence[Term], runs: Sequence[Sequence[str]], language: Language) -> Query:
    words: dict[str, float] = {}
    for term in terms:
        for word in language.tokenizer.search_words(term.word):
            words[word] = max(words.get(word, 0.0), 1.0 if word == term.word else 0.7)
        for other, share in term.alternatives:
            words[other] = max(words.get(other, 0.0), 0.8 * share)
    pairs: dict[str, float] = {}
    for run in runs:
        for gram in grams("".join(run)):
            pairs[gram] = 1.0 if len(gram) > 1 else 0.5
    for term in terms:
        for other, share in term.alternatives:
            for gram in grams(other, (2,)):
                pairs.setdefault(gram, 0.5 * share)
    return Query(words, pairs)


_MEASURE: Final = "个位名人家条所亩吨公里元块万亿次成倍岁年天分种项座处户期届间张度平米台辆支层批场"
_EXPECTATIONS: Final = (
    (Expect.MONEY, r"多少钱|几多钱|多少元|多少块|几块钱|价格|价钱|收费标准|费用是|补偿.*多少|涨.*多少|多少.*(?:补贴|工资|经费|资金)|投资.*多少"),
    (Expect.TIME, r"什么时候|何时|几时|哪年|哪一年|哪天|哪一天|哪个月|几月|几号|几点|多久|多长时间|时间表|什么时间|什么日子"),
    (Expect.NUMBER, rf"多少|(?<![哪这那好十])几(?=[{_MEASURE}])|百分之几|多大|多高|多长|多远|多快|比例是|占比"),
    (Expect.PLACE, r"在哪|哪里|哪儿|什么地方|哪条路|哪条街|地址|去哪|到哪|位于"),
    (Expect.PERSON, r"谁|哪位|哪个人|哪个代表|叫什么名|什么人"),
    (Expect.REASON, r"为什么|为何|什么原因|怎么回事|凭什么"),
    (Expect.MEANING, r"什么意思|是什么|指什么|指的是|什么叫|含义|意思"),
    (Expect.WHICH, r"哪些|哪几|哪个|哪种|什么"),
    (Expect.MANNER, r"怎么|怎样|如何|怎办|办法|措施"),
    (Expect.WHETHER, r"吗|么$|有没有|是不是|会不会|能不能|可不可以|是否|不$|没$|没有$"),
)


def expected(text: str) -> Expect:
    """The kind of thing that a folded question asks for."""
    for expect, pattern in _EXPECTATIONS:
        if re.search(pattern, text):
            return expect
    return Expect.ANYTHING


# ---------------------------------------------------------------- rules, in order

_GREETING: Final = r"(?:你们?好|您好|大家好|hi|hello|嗨|哈喽|哈啰|喂|在吗|在不在|在么|有人吗|早|早上好|上午好|中午好|下午好|晚上好|早安|晚安|新年好|hey|你在吗|幸会|打扰了|雷猴)"
_THANKS: Final = r"(?:好的?|嗯+|行|哦+|噢|ok|知道了?|明白了?|了解了?|收到|懂了|清楚了|可以了?|没事了?|辛苦了?|谢谢(?:你|您|了|大家)*|多谢(?:你|您|了)*|感谢(?:你|您|了)*|谢了|thanks?|thank ?you|thx|3q|真棒|太好了|厉害|不错|挺好的?|点赞|你真(?:好|棒|厉害)|太棒了|很好|麻烦(?:你|您)?了|帮大忙了|有用|唔该(?:晒)?|多谢晒|哈+|呵+|嘻+|棒|赞|牛|对|是的|好吧|行吧|没有了|不用了|先这样)"
_FAREWELL: Final = r"(?:再见|拜拜|拜|bye(?:bye)?|88|回头见|下次再聊|回见|走了|我走了|下次聊)"
_ABILITY: Final = r"(?:你(?:是|叫)(?:谁|什么|什么名字|哪个|干什么的|做什么的|机器人吗|不是机器人|真人吗|人还是机器人?)|你(?:能|会|可以)(?:做|干|回答|帮我|查|告诉我)?(?:什么|哪些|些什么|做什么|干什么|做些什么|问什么|帮我做什么|什么事)(?:问题|事情?|忙)?|你有什么(?:用|功能|本事)|(?:我)?(?:能|可以)问(?:你)?(?:什么|哪些|些什么)(?:问题)?|怎么(?:用|问|使用|操作)(?:你|这个)?|(?:使用)?帮助|help|使用说明|功能|说明书|菜单|这是什么|这个(?:机器人|东西)?(?:是)?(?:做|干)什么(?:用)?的|你(?:是)?(?:做|干)什么(?:用)?的|你懂什么|介绍(?:一下)?(?:你)?自己|/help|/start)"
_CHATS: Final = (
    (Chat.FAREWELL, re.compile(rf"(?:{_THANKS}|{_GREETING})*{_FAREWELL}+")),
    (Chat.ABILITY, re.compile(rf"(?:{_GREETING})*(?:请问)?{_ABILITY}")),
    (Chat.THANKS, re.compile(rf"{_THANKS}+")),
    (Chat.GREETING, re.compile(rf"(?:{_GREETING})+")),
)
_PARTICLES: Final = re.compile(r"[呀啊呢吧哦哈啦嘛噢哟哇咯呐欸诶哎嘞\s\W]")


def _small_talk(reading: _Reading) -> Asked | None:
    words = _PARTICLES.sub("", reading.text)
    if not words and re.search(HAN.pattern, reading.text):
        return SmallTalk(Chat.GREETING)
    for chat, pattern in _CHATS:
        if pattern.fullmatch(words):
            return SmallTalk(chat)
    return None


_STEPS: Final = (
    (Move.OTHERS, r"(?:那|还)?有?(?:没有)?(?:还有)?(?:其他|其它|别的?|另外的?|其余的?)(?:人|代表|几个|几位|的人|讲述人|发言人)+(?:也|都|还)?(?:有|是)?(?:没有)?(?:怎么)?(?:讲|说|谈|提|看|聊)?(?:过|到|了)?(?:这个|这事|这些|什么|吗|没有|过|的)*|还有(?:谁|别人|其他人|别的人|哪个|哪位|哪些人|人)(?:也)?(?:讲|说|谈|提|聊)?(?:过|到|了)?(?:这个|这事|这些|吗|没有)*|谁还(?:讲|说|谈|提)(?:过|到|了)?(?:这个)?"),
    (Move.FULL, r"(?:给我|发|看看?|要|请|我要看?|我想看?)*(?:他|她)?(?:的|说的|讲的)?(?:全文|原文|全部(?:内容|发言|讲话)?|完整(?:的)?(?:发言|讲话|讲述|内容|原文|版)?|整篇|整段|通篇|全篇)(?:呢|给我看看?|发(?:给)?我(?:看看?)?|看看?|在哪里?|有吗|有没有)*"),
    (Move.PREVIOUS, r"(?:看)?(?:上|前)(?:一|1)?(?:段|条|个)(?:呢|话)?|前面(?:呢|说了?什么|一段|怎么说的?)|往前|上文"),
    (Move.NEXT, r"(?:看)?(?:下|后)(?:一|1)?(?:段|条)(?:呢|话)?|(?:请)?(?:继续|接着)(?:说|讲|往下)*|往下|后面(?:呢|还?说了?什么|一段|怎么说的?)|然后呢|接下来呢?|下文|后来呢|再往下"),
    (Move.MORE, r"(?:那|那么)?(?:他|她|ta|这个人|这位(?:代表)?|该代表|人家|本人)?(?:还|另外|再|又|另外还)+(?:有)?(?:说|讲|谈|提|聊|讲到|提到|谈到|说到)(?:了|过|到)*(?:些|点)?(?:什么|哪些|别的|其他的?|别的什么)?(?:内容|东西|话)?(?:没有|吗)?|(?:他|她)?还有(?:呢|吗|什么|别的|没有|其他的?|更多)+(?:要说的|说的|内容|观点)?|还有|更多|再来(?:一)?(?:段|条|点|个)?|多(?:说|讲)点|换(?:一)?(?:段|条|个)|别的呢?|其他的?呢?"),
)


def _step(reading: _Reading) -> Asked | None:
    words = _PARTICLES.sub("", reading.text)
    for move, pattern in _STEPS:
        if re.fullmatch(pattern, words):
            return Step(move)
    return None


_PAPER: Final = r"(?:报纸|报道|报导|版面?|这期|这份|这张|该报|消息|文章|页|刊|期)"
_FACTS: Final = (
    (Fact.PHOTOGRAPHER, r"(?:照片|图片|摄影|相片|图|拍照|拍摄|拍的|相)"),
    (Fact.STAFF, r"(?P<role>责任编辑|责编|美术编辑|美编|校对|版式|排版|值班编委|编委|主编|编辑)"),
    (Fact.REPORTERS, r"(?:记者|通讯员|实习生|采写|采访|作者|(?:谁|哪个|哪位|什么人)(?:写|采))"),
    (Fact.PHONE, rf"(?:电话|热线|联系方式|号码)"),
    (Fact.NUMBER, r"(?:第?几版|哪(?:一|个)?版|版号|第几页|哪一页|几号版)"),
    (Fact.SECTIONS, r"(?:栏目|板块|版块|专栏|(?:几|哪几|哪些)个?(?:部分|主题))"),
    (Fact.BANNER, r"(?:大标题|标题|通栏|口号|标语|题目|主题词)"),
    (Fact.DATE, rf"(?:{_PAPER}.*(?:哪天|哪一天|什么时候|几号|几月|日期|何时|哪年|时间|星期几|礼拜几|周几|多久)|(?:哪天|哪一天|什么时候|几号|几月|何时|哪年|星期几|礼拜几|周几).*(?:{_PAPER}|登|出版|发表|刊登|见报)|^日期$|出版日期|见报日期|发布日期|刊登日期)"),
    (Fact.NEWSPAPER, r"(?:(?:什么|哪家|哪个|哪份|哪张|哪)(?:报纸|报社|媒体|报)|报纸(?:叫|的?名)|(?:来源|出处|出自哪里?|哪里(?:来|登)的))"),
    (Fact.EVENT, r"(?:(?:什么|哪个|哪次|哪场|哪一次|哪种|第几(?:次|届))(?:会议?|大会|活动|党代会|代表大会|人代会|盛会)|会议?(?:的)?(?:名称|全称|全名|名字|叫什么)|(?:报道|说|讲|写)的?是?(?:什么|哪个)(?:会|事|活动)|(?:党代会|代表大会|人代会|大会).*第几(?:次|届)|什么(?:会|大会)的?报道)"),
    (Fact.COUNT, r"(?:(?:几|多少)(?:位|个|名)?(?:代表|人|讲述人|发言人|讲话|发言|党代表|委员)+.{0,6}|(?:发言|讲述|讲话|采访|登|报道).{0,4}(?:几|多少)(?:位|个|名)?(?:人|代表|党代表|篇)?)"),
    (Fact.PAGE, r"(?:版面(?:信息|情况)?|(?:报道|收录|覆盖)(?:了)?(?:哪些|什么)(?:内容|版面|报纸)?|有哪些(?:版面|报道|报纸))"),
)
_FACT_FRAME: Final = re.compile(
    rf"{_PAPER}|这|那|此|该|上|里|中|的|是|谁|哪(?:个|位|家|天|一天|里)?|什么|名字|姓名|叫|请问|今天|本|第|几|一|由|来自|拍|写|刊登|登|出版|发表|发布"
    r"|负责|做|当|担任|人|有|在|了|和|与|都|位|名|号|版|时候|日期|时间|何|来着|稿(?:子|件)?|篇|们|给|出来|出|个|知道|告诉|我|你|吗|多少|到底|报|社|代表|发言"
    r"|新闻|媒体|照片|图片|摄影|相片|图|特别报道|次|届|党|大会|会|次|场|讲|说|总共|一共|共|合计|些|用|打|呢|问|星期|日|月|年|天|党代|代表|老师|师|者|分"
)


def _about_page(reading: _Reading) -> Asked | None:
    text = _PARTICLES.sub("", reading.text)
    for fact, pattern in _FACTS:
        match = re.search(pattern, text)
        if match and _nothing_else(text[: match.start()] + " " + text[match.end() :], reading):
            return AboutPage(fact, match.groupdict().get("role"))
    return None


def _nothing_else(rest: str, reading: _Reading) -> bool:
    """Whether what is left of a question about the page has no topic of its own."""
    lexicon = reading.language.lexicon
    for word in (*lexicon.places, *(folded(p.newspaper or "") for p in lexicon.coverage.pages)):
        rest = rest.replace(word, "") if word else rest
    rest = re.sub(r"日报|晚报|市第", "", rest)
    return not _FACT_FRAME.sub("", rest).strip()


_LIST: Final = re.compile(
    r"(?:(?:讲述|发言)人|代表|人员|人物|嘉宾)(?:的)?(?:名单|列表|有谁|都?有哪些|都?是谁|都?有哪几位)|(?:名单|讲述人|发言人|speakers)"
    r"|(?:都)?有(?:哪些|哪几个|哪几位|谁|什么|几个)(?:人|代表|党代表|讲述人|发言人|委员)*(?:在|都|来|参加)*(?:发言|讲话|讲|说|讲述|接受采访|上报|上了?报纸)?(?:了|过|话)*"
    r"|(?:哪些|哪几个|哪几位|都?谁)(?:人|代表|党代表|委员)*(?:在|都|来)*(?:发言|讲话|讲|说话?|上报|被采访|接受采访)(?:了|过|话)*|(?:有|都有)?谁(?:发言|讲话|说话|讲)(?:了|过)?"
)
_LIST_FRAME: Final = re.compile(r"请问|这|那|次|都|的|了|在|上|里|是|报纸?|版面?|党代会|大会|会|一共|给我|列|看看?|所有|全部|到底|各位|人|代表|党|报道|中|有|一下|出来|几位|谁|吗")
_SURNAME: Final = re.compile(r"姓(?P<surname>[\u4e00-\u9fff])的?(?:.{0,4}(?:有谁|谁|哪|名单|几|代表|人)|$)")
_KINDS: Final = (
    (r"企业|公司|厂(?:里|子)?|老板|民企|国企|企业家", r"公司|集团|厂|企业|有限|股份"),
    (r"村(?:里|上|干部|民)?|农村|基层农村|乡村|乡下", r"村"),
    (r"社区|街道", r"社区|街道"),
    (r"医院|医疗|医生|卫生|护士|医护", r"医院|卫生|医师|医生|护士|疾控"),
    (r"学校|教育|老师|教师|高校|大学", r"学校|小学|中学|大学|学院|幼儿园|教师|教育|校长"),
    (r"机关|政府部门|部门|局(?:里)?|单位", r"局|委员会|办公室|厅|部"),
    (r"园区|开发区|高新区", r"园区|开发区|高新区|工业园"),
    (r"区县|县区|县里|区里|乡镇|镇", r"区委|县委|区长|县长|镇|乡"),
    (r"女|妇女|女性", r"(?!)"),
)
_FROM: Final = re.compile(
    r"(?P<kind>{kinds})(?:来|里|界|方面|那边|系统|口|战线|一线|出身|背景|上)*的?(?:党)?(?:代表|人|讲述人|发言人|委员)+(?:有|是|都|发言|讲|说|了|吗|谁|哪|几|个|位|些|没有|名单|，|,|\s)*".format(
        kinds="|".join(kinds for kinds, _ in _KINDS)
    )
)


def _list_people(reading: _Reading) -> Asked | None:
    text = re.sub(r"[\s\W]", "", reading.text)
    if match := _SURNAME.search(text):
        return ListPeople(surname=match["surname"])
    match = _LIST.search(text)
    if match and not _LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]):
        return ListPeople()
    match = _FROM.search(text)
    if match and not _LIST_FRAME.sub("", re.sub(r"有|没有|哪些|几|个|位|谁|来自|从|发言|讲话|讲|说|什么", "", text[: match.start()] + text[match.end() :])):
        for kind, organisation in _KINDS:
            if re.fullmatch(kind, match["kind"]):
                return ListPeople(organisation=organisation)
    return None


_PLURAL: Final = re.compile(
    rf"(?:都?有?(?:哪些|哪几个|哪几位|哪几名|有谁|都谁|谁们|几个|几位|多少)(?:党)?(?:代表|人|讲述人|发言人|委员|同志)*|(?:代表|人)?(?:都?有谁|有哪些人))(?:们)?(?:都|也|是|在|有|分别)*(?:{SPEECH_VERB}|关注|关心|说到|聊到|涉及)+(?:过|到|了|的|起)*(?:是|有关|关于)*"
    r"|(?:的)?(?:党)?(?:代表|人)(?:都)?(?:有|是)(?:谁|哪些|哪几个|哪几位)"
    rf"|(?:被|有)?(?:哪些|哪几个|哪几位)(?:党)?(?:代表|人|委员)"
)


def _people_on_topic(reading: _Reading) -> Asked | None:
    match = _PLURAL.search(reading.text)
    if not match:
        return None
    rest = reading.without(match.span())
    topic = reading.topic(rest)
    return ListPeople(topic=topic) if topic else ListPeople()


_WHO_SAID: Final = re.compile(
    r"(?:是|这话|这句话?|这是|这个|那)*(?:由)?(?:谁|哪个代表|哪位代表|哪个人|哪位|哪个|什么人|哪个领导|哪位领导|哪个干部)(?:代表)?(?:们)?(?:最|先|曾|也|在|还|有)*"
    r"(?:说|讲|提|谈|表示|提出|提到|强调|介绍|聊|建议|承诺|透露|喊|主张)(?:了|过|到|起|出|的|来着|话|要)*"
)
_WHO_IS: Final = r"(?:是)?(?:谁|哪个|哪位|什么人|何人|什么来头|什么身份|什么职务|什么职位|做什么的|干什么的|干嘛的|做嘛的|哪里的|哪儿的|哪个单位的?|什么单位的?|什么官|什么领导|什么背景)|(?:的)?(?:职务|身份|单位|头衔|简介|资料|介绍|背景|职位|工作)(?:是什么|是|呢)?|叫什么(?:名字)?|(?:是)?(?:什么|哪个)(?:职务|单位|部门|级别|地方的人|地方的)|(?:当|担任|任)什么(?:职务|职|官)?|的名字(?:是什么|叫什么)?|姓什么|姓名"


def _who_is(reading: _Reading) -> Asked | None:
    """A person's post (罗芳是干嘛的), or the holder of a post (科技局局长是谁)."""
    language = reading.language
    text = reading.text
    asked = re.search(_WHO_IS, text)
    about = re.search(r"^(?:请问|知道)?(?:谁|哪个|哪位)(?:是|当|担任)(?!说|讲|提)", text)
    if not asked and not about:
        return None
    mentions = language.lexicon.named(text, language.tokenizer)
    if mentions:
        mention = mentions[0]
        rest = re.sub(_WHO_IS, "", reading.without((mention.start, mention.end)))
        return WhoIs(mention.people, mention) if not reading.topic(rest) or _only_posts(rest, mention, language) else None
    if _WHO_SAID.search(text) and not about:
        return None
    titled = language.lexicon.titled(text)
    if isinstance(titled, Mention):
        rest = re.sub(_WHO_IS, "", reading.without((titled.start, titled.end)))
        return WhoIs(titled.people, titled) if not reading.topic(rest) else None
    if asked and re.search(r"谁|哪个|哪位|叫什么|名字|姓什么|姓名", asked.group()) or about:
        return _holder(reading)
    return None


def _only_posts(rest: str, mention: Mention, language: Language) -> bool:
    """Whether what is left names the person's own organisation or post (人社局的罗芳是谁)."""
    words = [w for w in language.tokenizer.words(rest) if w not in language.vocabulary.stopwords]
    posts = [folded("".join(s.posts)) for person in mention.people for _, s in person.appearances]
    return all(any(language.lexicon.belongs(word, post) for post in posts) for word in words)


def _holder(reading: _Reading) -> Asked | None:
    posts = reading.language.lexicon.holding(reading.text, reading.language.tokenizer)
    if not posts:
        return None
    post = posts[-1]
    rest = re.sub(_WHO_IS, "", reading.without((post.start, post.end)))
    if any(len(word) > 1 for word in _content(rest, reading.language)):
        return None
    if post.people:
        return WhoIs(post.people, post)
    return Unprinted(post.words.strip("的 "), post.near)


def _content(text: str, language: Language) -> list[str]:
    return [word for word in language.tokenizer.words(text) if word not in language.vocabulary.stopwords]


_NOTES: Final = re.compile(r"编者(?:按语?|的话|语)?|编辑(?:部)?的?(?:话|按)|按语|报社(?:自己)?(?:怎么)?(?:说|写|评)|编后|开栏(?:语|的话)|报纸(?:自己)?(?:怎么)?(?:说|评论|评价)")


def _note(reading: _Reading) -> Asked | None:
    match = _NOTES.search(reading.text)
    if not match:
        return None
    rest = re.sub(r"^\W*(?:里面?|中|当中|上)|(?:怎么|都|是|到底)*(?:说|讲|写|提)(?:了|的|到|过)*(?:什么|哪些)?", " ", _NOTES.sub(" ", reading.text))
    return Search(reading.topic(rest), notes_only=True)


def _who_said(reading: _Reading) -> Asked | None:
    match = _WHO_SAID.search(reading.text)
    if not match or reading.language.lexicon.named(reading.text, reading.language.tokenizer):
        return None
    topic = reading.topic(reading.without(match.span()))
    return Search(replace(topic, expects=Expect.PERSON), asks_who=True) if topic else None


_PRONOUN: Final = re.compile(r"他们?|她们?|ta|这个人|这位(?:代表|同志|领导)?|这个代表|该代表|那个人|那位(?:代表|同志|领导)?|此人|人家")
_SPOKE: Final = re.compile(
    rf"(?:都|还|也|又|是|在|有|对|就|的)*(?:{SPEECH_VERB}|讲述|观点|看法|态度|意见|主张|原话|发言稿|讲话稿)(?:了|过|的|到|些|起|出|来着|下|一下|一些)*"
    r"(?:什么|哪些|些什么|内容|观点|话|东西|看法|意见|没有|吗|稿|点|重点|要点|主要内容)*"
)


def _of_person(reading: _Reading) -> Asked | None:
    """What a named person, the holder of a named post, or an organisation's delegate said."""
    language = reading.language
    mentions = language.lexicon.named(reading.text, language.tokenizer)
    if mentions:
        return _of_mentions(reading, mentions)
    titled = language.lexicon.titled(reading.text)
    if isinstance(titled, Unmatched):
        return Unprinted(titled.words, titled.near)
    if titled is not None:
        return _of_mentions(reading, [titled])
    return _of_post(reading)


def _of_mentions(reading: _Reading, mentions: Sequence[Mention]) -> Asked:
    if len(mentions[0].people) > 1:
        narrowed = _narrowed(reading, mentions[0])
        if len(narrowed.people) > 1:
            return Ambiguous(mentions[0])
        mentions = [narrowed, *mentions[1:]]
    people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
    rest = reading.without(*((mention.start, mention.end) for mention in mentions))
    rest = _SPOKE.sub(" ", _without_posts(rest, people, reading.language))
    return Search(reading.topic(rest), people, mentions[0])


def _narrowed(reading: _Reading, mention: Mention) -> Mention:
    """Of several people with one name, those whose posts the question names."""
    rest = reading.without((mention.start, mention.end))
    words = [w for w in _content(rest, reading.language) if len(w) > 1]
    lexicon = reading.language.lexicon
    fitting = tuple(
        p
        for p in mention.people
        if any(lexicon.belongs(w, folded("".join(s.posts))) for w in words for _, s in p.appearances)
    )
    return replace(mention, people=fitting) if fitting else mention


def _without_posts(rest: str, people: Sequence[Person], language: Language) -> str:
    """What is left of a question once the posts and titles of the people in it are taken out."""
    titles = {"局长", "主任", "书记", "代表", "同志", "先生", "女士", "领导", "总"}
    for person in people:
        for _, speech in person.appearances:
            for post in speech.posts:
                rest = rest.replace(folded(post), " " * len(post))
    return re.sub("|".join(sorted(titles, key=len, reverse=True)), lambda m: " " * len(m.group()), rest)


def _of_post(reading: _Reading) -> Asked | None:
    language = reading.language
    for post in language.lexicon.holding(reading.text, language.tokenizer):
        after = reading.text[post.end :]
        addressed = re.match(rf"(?:代表|同志|那边|这边)?(?:的|都|是|也|还|对|就|在)*(?:{SPEECH_VERB}|观点|看法|讲述|意见|态度)", after.strip())
        if post.people and (post.organisation or addressed):
            if len(post.people) > 1:
                return Ambiguous(post)
            rest = _SPOKE.sub(" ", reading.without((post.start, post.end)))
            return Search(reading.topic(rest), post.people, post)
        if not post.people and addressed and re.search("说|讲|谈|发言|表示|认为", addressed.group()):
            return Unprinted(post.words.strip("的 "), post.near)
    return None


_SUBJECT: Final = re.compile(rf"^(?P<subject>[\u4e00-\u9fff·]{{2,4}}?)(?:同志|代表|先生|女士|老师)?(?:都|还|在|会上|是)*(?:说|讲|谈|发言|讲话)(?:了|过|的|到|些)*(?:什么|哪些|内容|话|观点|没有|吗)+")


def _unknown_person(reading: _Reading) -> Asked | None:
    """A name that is not printed: surname and one or two characters that are no word, said to have spoken."""
    text = reading.text
    language = reading.language
    for match in re.finditer(rf"(?P<name>[\u4e00-\u9fff]{{2,3}})(?:同志|代表|先生|女士|老师)?(?:的(?:发言|讲话|讲述|观点|看法|简介)|(?:都|还|在|是)*(?:{SPEECH_VERB})|是(?:谁|哪|干|做|什么))", text):
        name = match["name"]
        before = text[: match.start()]
        if name[0] in _SURNAME_SET and (not before or not HAN.match(before[-1])) and _is_name(name, language):
            return Unprinted(name, tuple(p for p in language.lexicon.people.values() if folded(p.name)[0] == name[0]))
    subject = _SUBJECT.match(text)
    if subject and not _content_known(subject["subject"], language):
        return Unprinted(subject["subject"])
    return None


def _is_name(name: str, language: Language) -> bool:
    words = language.tokenizer.words(name)
    return not any(len(word) > 1 and language.tokenizer.knows(word) for word in words) and not language.holds(name)


def _content_known(subject: str, language: Language) -> bool:
    words = _content(subject, language)
    return not words or all(language.holds(word) or language.lexicon.of_organisation(word) for word in words)


def _follow_up(reading: _Reading) -> Asked | None:
    """An elliptical turn (那就业呢, 她讲社保那段): the last speaker is leant on, not forced."""
    people = reading.last_speaker()
    if not (people or reading.context.passages):
        return None
    text = reading.text
    pronoun = _PRONOUN.search(text)
    if pronoun and people:
        rest = _SPOKE.sub(" ", reading.without(pronoun.span()))
        rest = re.sub(r"那段|那部分|那块|这段|那一段", " ", rest)
        topic = reading.topic(rest)
        return Search(topic, people, follows=True) if topic else Step(Move.MORE)
    elliptical = re.search(r"^(?:那|那么|那个|还有|另外|然后|关于|至于|跟|和|这个)|(?:呢|方面|具体(?:说说?|讲讲?)|详细|展开)\W*$", text)
    if elliptical or len(re.sub(r"\W", "", text)) <= 6:
        rest = re.sub(r"^(?:那么|那个|那|还有|另外|然后|关于|至于)", " ", text)
        topic = reading.topic(rest)
        if topic and not _WHO_SAID.search(text):
            return Search(topic, follows=True, leaning=people)
    return None


_SURNAME_SET: Final = SURNAMES

_RULES: Final[tuple[Callable[[_Reading], Asked | None], ...]] = (
    _small_talk,
    _step,
    _note,
    _about_page,
    _list_people,
    _who_is,
    _who_said,
    _people_on_topic,
    _of_person,
    _unknown_person,
    _follow_up,
)
