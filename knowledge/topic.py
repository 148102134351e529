"""What a passage is looked for by: the content words of a question, weighted, and the kind of thing it asks for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from knowledge.hearing import Hearing
from knowledge.lexicon import ORGANISATION_END, Lexicon
from knowledge.numerals import as_held
from knowledge.ranking import Query
from knowledge.text import HAN
from knowledge.tokens import Tokenizer, grams, placed_grams
from knowledge.vocabulary import Vocabulary

PARTLY: Final = 0.5
"""The most that a word counts of which one rare character is found: 启示 shares 启 with 启发, 服饰 服 with 服装."""


class Expect(StrEnum):
    """The kind of thing that a question asks for."""

    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    AGE = "age"
    IDENTITY = "identity"
    REASON = "reason"
    MANNER = "manner"
    MEANING = "meaning"
    WHICH = "which"
    WHETHER = "whether"
    ANYTHING = "anything"


IN_PIECES: Final = 0.85
"""What a word counts of which only the words inside it are there (促进 and 就业 for 促进就业)."""


IN_PART: Final = 0.5
"""What a word of three characters counts of which only a word of two inside it is there."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the topic: its weight (0 to 1, how much it tells), and what may stand for it, each with a share.

    What stands for it may be several words, set apart by spaces, which must all be there (收入 差距).
    `known`: it stands somewhere in the coverage; `names`: it names an organisation, a place or the event, so that it
    says where to look more than what for.
    """

    word: str
    weight: float
    alternatives: tuple[tuple[str, float], ...] = ()
    known: bool = True
    names: bool = False
    query: Query = field(default=Query({}, {}), repr=False, compare=False)
    """What passages are ranked by for it: the words in it and what may stand for it, and the grams of that."""
    ways: tuple[tuple[float, str, tuple[str, ...]], ...] = field(init=False, repr=False, compare=False)
    """The alternatives, those with the largest share first: share, a word, and the others that must be there too."""
    pairs: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The pairs of characters of a word of three or more."""

    def __post_init__(self) -> None:
        split = ((share, other.split()) for other, share in self.alternatives)
        ways = sorted(((share, words[0], tuple(words[1:])) for share, words in split if words), reverse=True)
        object.__setattr__(self, "ways", tuple(ways))
        pairs = (self.word[i : i + 2] for i in range(len(self.word) - 1 if len(self.word) > 2 else 0))
        object.__setattr__(self, "pairs", tuple(pairs))

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and every word of what may stand for it."""
        return (self.word, *(part for other, _ in self.alternatives for part in other.split()))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a passage is looked for by.

    `counted` is the noun that a question for a number counts (多少停车位), `asked` the whole question in standard
    Chinese.
    """

    wording: str
    terms: tuple[Term, ...]
    query: Query
    expects: Expect = Expect.ANYTHING
    counted: tuple[str, ...] = ()
    asked: str = ""
    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.required)


@dataclass(frozen=True, slots=True)
class Language:
    """All that a message is read with."""

    lexicon: Lexicon
    tokenizer: Tokenizer
    vocabulary: Vocabulary
    holds: Callable[[str], bool]
    rarity: Callable[[str], float]
    hearing: Hearing
    term: Callable[[str], Term] = field(init=False, repr=False, compare=False)
    """What a word of a topic tells and what may stand for it; the latest are remembered."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "term", lru_cache(maxsize=1024)(lambda word: _term(word, self)))


def topic_of(
    text: str,
    language: Language,
    required: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
    whole: str | None = None,
) -> Topic:
    """The topic of a folded text in standard Chinese: its content words, weighted, with what may stand for them."""
    stop = language.vocabulary.stopwords
    typed = text
    unslipped = _unslipped(as_held(text, language.holds), language, stop)
    text = _EITHER_WAY.sub(r"\g<what>", _DEMONSTRATIVE.sub(" ", unslipped))
    text = _parted(text, language)
    apart = _joined(text, language)
    text = " ".join([text, *apart])
    runs = _content_runs(_with_names(language.tokenizer.words(text), text, language), text, language, stop)
    words = _whole(dict.fromkeys(part for run in runs for word in run for part in _parts(word, language, stop)), apart)
    words = _with_asked_for(words, text, language)
    terms = tuple(map(language.term, words))
    query = _query(terms, (text, typed), language)
    asked = unslipped if whole == typed else _unslipped(text if whole is None else whole, language, stop)
    expects = expected(asked)
    wording = " ".join("".join(run) for run in runs)
    return Topic(wording, terms, query, expects, counted(asked, expects, language), asked, required, excluded)


_DEMONSTRATIVE: Final = re.compile(
    r"下一?步|接下来|(?:怎么|如何)?干[点些出了]*(?=什么|$|[?!。])|[这那哪][0-9一二三四五六七八九十两]*[家个种些位条件次里边样座所类项几]+"
)


_BETWEEN: Final = re.compile(
    r"(?:不起|不到|不上|不了|得起|得到|得上|完|好|了|过|着|到|点|些|多|一|两|三|个|次|条|回|把|下|的|大|什么|[你我他]们?)+"
)
"""What may stand between verb and object: 看不起病, 修了一条路, 赚多些钱."""


_EITHER_WAY: Final = re.compile(r"(?P<what>[\u4e00-\u9fff]{1,2})(?:不|没)(?P=what)")
"""累不累, 方便不方便: what is asked is whether it is so."""


_BECOMING: Final = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})成(?:为)?(?=[个一]?(?:什么|怎么样?|怎样|哪|啥))")


def _parted(text: str, language: Language) -> str:
    """The text with a verb of two characters set apart from 成 and what is asked of it (打造成什么样)."""
    return _BECOMING.sub(lambda m: f"{m['verb']} " if language.tokenizer.knows(m["verb"]) else m.group(), text)


_ASKED_FOR: Final = re.compile(
    r"(?:请问)?(?:(?P<a>[\u4e00-\u9fff]{3,6}?)(?:到底|究竟)?(?:是|指|叫)(?:的是)?(?:个)?什么(?:意思|东西)?|什么(?:是|叫)(?P<b>[\u4e00-\u9fff]{3,6}))"
    r"[呢啊呀\W]*"
)


def _with_asked_for(words: list[str], text: str, language: Language) -> list[str]:
    """The words with what is asked for its meaning as one of them, where the coverage does not print it.

    时间银行 is no bank, though 时间 tells next to nothing in other questions.
    """
    match = _ASKED_FOR.fullmatch(text)
    thing = (match["a"] or match["b"]) if match else ""
    cut = language.tokenizer.words(thing)
    compound = len(cut) > 1 and all(len(word) > 1 for word in cut) and set(cut) & language.vocabulary.stopwords
    return [*words, thing] if compound and words and not language.holds(thing) else words


def _whole(words: Iterable[str], apart: Sequence[str]) -> list[str]:
    """The words without the characters of those that stood apart in the text: 赚钱 tells what 赚 and 钱 tell."""
    return [word for word in words if len(word) > 1 or not any(word in whole for whole in apart)]


def _joined(text: str, language: Language) -> tuple[str, ...]:
    """The verbs of the word lists that a text parts from their object (看不起病: 看病)."""
    listed, ends = language.vocabulary.words, _word_ends(text, language)
    found = []
    for start, verb in enumerate(text):
        between = _BETWEEN.match(text, start + 1)
        if between and between.end() in ends and (word := verb + text[between.end()]) in listed and word not in text:
            found.append(word)
    return tuple(dict.fromkeys(found))


def _word_ends(text: str, language: Language) -> frozenset[int]:
    """Where the last characters of words stand."""
    ends, place = set(), 0
    for word in language.tokenizer.words(text):
        place = text.index(word, place) + len(word)
        ends.add(place - 1)
    return frozenset(ends)


def _unslipped(text: str, language: Language, stop: frozenset[str]) -> str:
    """The text with slips for words of the coverage put right."""
    for slip in reversed(list(language.hearing.slips(text, language.tokenizer, stop, language.holds))):
        if not language.holds(text[slip.start : slip.end]):
            text = text[: slip.start] + slip.word + text[slip.end :]
    return _in_company(text, language)


def _in_company(text: str, language: Language) -> str:
    """The text with a word put right that is one itself, where only its homophone is printed beside its neighbour.

    心里老师 is 心理老师 where the coverage prints the one and not the other.
    """
    words = language.tokenizer.words(text)
    for word, neighbour in pairwise(words):
        for other in language.hearing.homophones(word):
            phrase = word + neighbour
            printed = len(neighbour) > 1 and phrase in text and language.holds(other + neighbour)
            if printed and not language.holds(phrase):
                text = text.replace(phrase, other + neighbour)
    return text


_NAME_LENGTHS: Final = (5, 4, 3)


def _with_names(words: Sequence[str], text: str, language: Language) -> list[str]:
    """The words with those joined that the coverage prints together as a name that no dictionary has.

    Such a name is cut into single characters (雁子湖), or ends in a word for a kind of place (鹭鸶湾).
    """
    if 2 <= len(text) <= 4 and len(words) == len(text) and HAN.match(text) and language.holds(text):
        return [text]
    words = _as_printed(words, text, language)
    joined: list[str] = []
    place = i = 0
    while i < len(words):
        place = text.index(words[i], place)
        lengths = _NAME_LENGTHS if len(words[i]) == 1 or words[i].isdigit() else ()
        sizes = (n for n in lengths if _is_printed_name(words[i : i + n], n, text[place : place + n], language))
        size = next(sizes, 2 if _is_printed_place(words[i : i + 2], text[place:], language) else 1)
        joined.append("".join(words[i : i + size]))
        place += len(joined[-1])
        i += size
    return joined


def _as_printed(words: Sequence[str], text: str, language: Language) -> list[str]:
    """The words with three characters cut as they are printed: 厂房 租 for 厂 房租 where only 厂房 stands in print."""
    cut = list(words)
    for i in range(len(cut) - 1):
        first, second = cut[i], cut[i + 1]
        whole = first + second
        if len(whole) != 3 or len(first) == len(whole) or whole not in text:
            continue
        other = [whole[:2], whole[2:]] if len(first) == 1 else [whole[:1], whole[1:]]
        now, then = (max(pair, key=len) for pair in ((first, second), other))
        stands = language.tokenizer.knows(then) and language.holds(then) and not language.holds(now)
        if stands and not ({first, second, then} & language.vocabulary.stopwords) and HAN.match(whole):
            cut[i : i + 2] = other
    return cut


_PLACE_END: Final = frozenset("湖湾山河江溪村街路桥镇乡岛巷坳冲塘坪岭洲港园坝")


def _is_printed_name(words: Sequence[str], size: int, text: str, language: Language) -> bool:
    single = len(words) == size and all(len(word) == 1 and HAN.match(word) for word in words)
    single = single or (size == 3 and len(words) == 3 and _is_line(words))
    return single and "".join(words) == text and language.holds(text)


def _is_line(words: Sequence[str]) -> bool:
    """Whether these are a number, a word for what is numbered and one more (9 路 车)."""
    return words[0].isdigit() and words[1] in "路号线栋楼" and len(words[2]) == 1 and HAN.match(words[2]) is not None


def _is_printed_place(words: Sequence[str], text: str, language: Language) -> bool:
    whole = "".join(words)
    ends = len(words) == 2 and len(words[0]) == 2 and words[1] in _PLACE_END
    return ends and text.startswith(whole) and words[0] not in language.vocabulary.stopwords and language.holds(whole)


def _content_runs(words: Sequence[str], text: str, language: Language, stop: frozenset[str]) -> list[list[str]]:
    """Runs of neighbouring content words: stop words and white space end a run."""
    runs: list[list[str]] = [[]]
    place = 0
    for i, word in enumerate(words):
        at = text.find(word, place)
        if at > place:
            runs.append([])
        place = at + len(word)
        if (word in stop and not _phrase(words, i, language, stop)) or (
            len(word) == 1 and not HAN.match(word) and not word.isdigit()
        ):
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def _phrase(words: Sequence[str], i: int, language: Language, stop: frozenset[str]) -> bool:
    """Whether a stop word makes one printed phrase with a content word beside it (时间 in 时间银行)."""
    if len(words[i]) < 2:
        return False
    pairs = [words[j : j + 2] for j in (i - 1, i) if 0 <= j < len(words) - 1]
    return any(
        all(len(w) > 1 for w in pair) and not set(pair) <= stop and language.holds("".join(pair)) for pair in pairs
    )


def _parts(word: str, language: Language, stop: frozenset[str]) -> list[str]:
    """A word that the coverage has no use for, as the words inside it (职业培训: 职业, 培训); any other as it is.

    A word that says how much goes off first (太有钱).
    """
    if len(word) > 2 and word[0] in "太很最更挺蛮" and language.tokenizer.knows(word[1:]) and not language.holds(word):
        return [word[1:]]
    whole = len(word) < 3 or (len(word) == 3 and language.tokenizer.knows(word))
    if whole or not HAN.match(word) or language.holds(word) or _synonyms(word, language):
        return [word]
    return [part for part in _pieces(word, language) if part not in stop] or [word]


def _pieces(word: str, language: Language) -> list[str]:
    """The words of two or three characters that a longer one is made of, and single characters where none is."""
    pieces, place = [], 0
    while place < len(word):
        sizes = (n for n in (3, 2) if language.tokenizer.knows(word[place : place + n]) and place + n <= len(word))
        size = next(sizes, 1)
        pieces.append(word[place : place + size])
        place += size
    return pieces


_CHINESE_DIGITS: Final = "〇一二三四五六七八九"


def _numerals(word: str) -> list[str]:
    """A small number in its other form: 3 for 三, 十三 for 13; larger ones are rarely printed in characters."""
    if word.isascii() and word.isdecimal() and 0 < int(word) < 100:
        tens, ones = divmod(int(word), 10)
        head = ("" if tens == 1 else _CHINESE_DIGITS[tens]) + "十" if tens else ""
        return [head + (_CHINESE_DIGITS[ones] if ones else "")]
    if match := re.fullmatch(r"([二三四五六七八九])?(十)?([一二三四五六七八九])?", word):
        tens = (_CHINESE_DIGITS.index(match[1]) if match[1] else 1) if match[2] else 0
        ones = _CHINESE_DIGITS.index(match[3]) if match[3] else 0
        if match[1] and not match[2]:
            return [str(_CHINESE_DIGITS.index(match[1]))] if not match[3] else []
        return [str(10 * tens + ones)]
    return []


_MEASURE: Final = "个件位名人家条所亩吨公里元块万亿次成倍岁年天分种项座处户期届间张度平米台辆支层批场"
_LOCATIVE: Final = re.compile(r".[里上们儿]|[村厂店屋巷摊铺]子")
"""Words such as 村里, 厂里, 村子: what they name is their first character."""
_COUNT: Final = re.compile(rf"[0-9〇一二三四五六七八九十百千万两几半]+[{_MEASURE}座件项年月天种句]+")
"""A number with its measure (三座, 四个): it says how many there are, and not of what."""


def _names(word: str, language: Language) -> bool:
    """Whether a word names a place or an organisation, and is not an ordinary word that stands in its name too."""
    if word in language.lexicon.pages.places:
        return True
    ordinary = language.tokenizer.knows(word) and not word.endswith(ORGANISATION_END)
    return not ordinary and language.lexicon.organisations.names(word)


def _term(word: str, language: Language) -> Term:
    known = language.holds(word)
    weight = language.tokenizer.informative(word) * language.rarity(word)
    names = _names(word, language)
    if (len(word) == 1 and known) or names or _LOCATIVE.fullmatch(word) or (_COUNT.fullmatch(word) and not known):
        weight *= 0.5
    alternatives = _synonyms(word, language)
    alternatives |= dict.fromkeys(language.lexicon.organisations.printed_for(word), 0.9)
    if _LOCATIVE.fullmatch(word):
        alternatives[word[:-1]] = 0.8
    if not known:
        alternatives |= dict.fromkeys(_held(word, language), IN_PIECES)
        alternatives |= dict.fromkeys(_inside(word, language), IN_PART)
    partly = len(word) == 2 and not known
    alternatives |= dict.fromkeys(_numerals(word), 0.95)
    characters = {c: PARTLY * language.rarity(c) for c in word if partly and HAN.match(c) and language.holds(c)}
    others = tuple((characters | alternatives).items())
    return Term(word, max(weight, 0.02), others, known, names, _query_of(word, others, language))


def _query_of(word: str, alternatives: Iterable[tuple[str, float]], language: Language) -> Query:
    words = {one: 1.0 if one == word else 0.7 for one in language.tokenizer.search_words(word)}
    pairs: dict[str, float] = {}
    for other, share in alternatives:
        for part in other.split():
            words[part] = max(words.get(part, 0.0), 0.8 * share)
        for gram in grams(other, (2,)):
            pairs.setdefault(gram, 0.5 * share)
    return Query(words, pairs)


def _synonyms(word: str, language: Language) -> dict[str, float]:
    """What the coverage holds of that which may stand for a word, with shares."""
    standing = language.vocabulary.standing_for(word)
    held = {form: share for other, share in standing.items() for form in _held(other, language)}
    return held | {other: share for other, share in standing.items() if other in held}


def _held(word: str, language: Language) -> list[str]:
    """The word where the coverage holds it, or else its parts, set apart by a space, where it holds all of them."""
    if language.holds(word):
        return [word]
    parts = word.split() if " " in word else _pieces(word, language) if len(word) > 3 else []
    return [" ".join(parts)] if parts and all(len(part) > 1 and language.holds(part) for part in parts) else []


def _inside(word: str, language: Language) -> list[str]:
    """The words of two characters that the coverage holds of a word of three (咖啡 for 咖啡豆, 网格 for 网格员)."""
    pieces = (word[:2], word[1:]) if len(word) == 3 and HAN.match(word) else ()
    stop = language.vocabulary.stopwords
    return [one for one in pieces if one not in stop and language.tokenizer.knows(one) and language.holds(one)]


def _query(terms: Sequence[Term], texts: Sequence[str], language: Language) -> Query:
    """What passages are ranked by: words with what may stand for them, and the grams of the text and of those.

    `texts` are the text as it is read and as it was typed: what was taken for a slip may be none.
    """
    words: dict[str, float] = {}
    for term in terms:
        for word, weight in term.query.words.items():
            words[word] = max(words.get(word, 0.0), weight)
    pairs: dict[str, float] = {}
    for text in dict.fromkeys(texts):
        for gram, weight in _weighted_grams(text, language):
            pairs[gram] = max(pairs.get(gram, 0.0), weight)
    for term in terms:
        for gram, weight in term.query.grams.items():
            pairs.setdefault(gram, weight)
    return Query(words, pairs)


BESIDE: Final = 0.2
"""What a character of a stop word counts in a gram beside one of a content word."""


def _weighted_grams(text: str, language: Language) -> Iterator[tuple[str, float]]:
    """The grams that touch a content word, each with the mean weight of its characters."""
    weights = [BESIDE] * len(text)
    place = 0
    for run in _content_runs(language.tokenizer.words(text), text, language, language.vocabulary.stopwords):
        for word in run:
            place = text.index(word, place)
            weights[place : place + len(word)] = [1.0] * len(word)
            place += len(word)
    for gram, start in placed_grams(text):
        held = weights[start : start + len(gram)]
        if max(held) > BESIDE:
            yield gram, sum(held) / len(held)


_EXPECTATIONS: Final = (
    (Expect.AGE, r"几岁|多大岁数|多大年纪|年龄|年纪|今年多大|多大了"),
    (Expect.IDENTITY, r"叫什么名|叫什么$|姓什么|哪里人|哪儿人|哪里的人|是谁\W*$|^谁是|是哪位\W*$|是哪个人"),
    (
        Expect.MONEY,
        r"多少钱|好多钱|多少元|多少块|几块钱|多少[万亿]|好多[万亿块元]|[^哪]几个?[十百千]?[万亿]|[罚交卖收涨要赚挣]\w{0,3}几块|几块(?=\W*$)|[什啥]么?价(?![值格])|价格|价钱|收费标准|费用是|贵不贵|贵吗|便宜(?=不|吗|没|多少|了?好?多)|便不便宜|补偿.*多少|涨.*多少|(?:费|价|钱|款|工资|收入|租金|押金|补贴|奖金)[^,，。]{0,6}(?:多少|好多)\W*$|[亏赔赚损骗罚补贴花投缴欠捐](?:走|了|掉|去|出|失|款|助|资|费)?(?:多少|好多)\W*$|多少.*(?:补贴|工资|经费|资金)|投资.*多少",
    ),
    (
        Expect.TIME,
        r"多少个?(?:年头?|天|月|小时|钟头|分钟|星期|礼拜)|什么时候|何时|几时|哪年|哪一年|哪天|哪一天|哪个月|几月|几号|几点|多久|多长时间|时间表|什么时间|什么日子",
    ),
    (
        Expect.NUMBER,
        rf"多少|好多\W*$|几成|(?<![哪这那好十没])几(?=[{_MEASURE}])|百分之几|多大|多高|多长|多远|多快|比例是|占比",
    ),
    (Expect.PLACE, r"在哪|哪里(?!来)|哪儿(?!来)|什么地方|哪条路|哪条街|地址|去哪|到哪|位于"),
    (Expect.PERSON, r"谁|哪位|哪个人|哪个代表|叫什么名|什么人|哪个(?=当|做|担任|来当|负责)"),
    (Expect.REASON, r"为什么|为何|什么原因|怎么回事|凭什么"),
    (Expect.MEANING, r"什么意思|是什么|指什么|指的是|什么叫|含义|意思"),
    (Expect.WHICH, r"哪些|哪几|哪个|哪种|什么"),
    (Expect.MANNER, r"怎么|怎样|如何|怎办|办法|措施"),
    (Expect.WHETHER, r"吗|么$|有没有|是不是|会不会|能不能|可不可以|是否|不$|没$|没有$"),
)


_INDEFINITE: Final = re.compile(
    rf"(?<![哪第好])几[{_MEASURE}](?=[^,，。?？!！]{{0,16}}(?:什么|怎么|怎样|如何|为何|谁|哪))"
)
"""几 where it only says several: 几位代表围着什么问题出主意."""


def expected(text: str) -> Expect:
    """The kind of thing that a folded question asks for; 几 asks nothing where another word in its clause does."""
    text = _INDEFINITE.sub("", text)
    for expect, pattern in _EXPECTATIONS:
        if re.search(pattern, text):
            return expect
    return Expect.ANYTHING


def counted(text: str, expects: Expect, language: Language) -> tuple[str, ...]:
    """The nouns that a folded question counts or measures: 停车位 in 要增加多少停车位, 产值 in 今年产值多少.

    多少 before a verb counts nothing that stands beside it (有多少花在老百姓身上).
    """
    pattern = rf"(?:多少|几成|几|多大|多高|多长|多远|好多(?=\W*$))[{_MEASURE}]?"
    match = re.search(pattern, text) if expects is Expect.NUMBER else None
    if match is None:
        return ()
    after, before = (_nouns(part, language) for part in (text[match.end() :], text[: match.start()]))
    if (said := PEOPLE.match(text[match.end() :])) and said.group() not in after:
        after.insert(0, said.group())
    following = language.tokenizer.words(_QUALITY.sub("", text[match.end() :]))[:1]
    verb = [w for w in following if len(w) == 1 and HAN.match(w) and w not in language.vocabulary.stopwords]
    if verb and text[match.end() - 1] not in _MEASURE:
        return ()
    same = language.vocabulary.same
    return tuple(form for word in after[:2] or before[-2:] for form in (word, *sorted(same.get(word, ()))))


PEOPLE: Final = re.compile(r"代表|委员|党员|干部|群众|居民|职工")
"""Who may be counted though such words tell no topic elsewhere: 来了多少代表."""
_QUALITY: Final = re.compile(r"^[新老大小好旧]")
"""What may stand between 多少 and what is counted: 多少新学校."""


def _nouns(text: str, language: Language) -> list[str]:
    """The words of a text that may be counted: neither where it is (厂里) nor how often (一次)."""
    stop = language.vocabulary.stopwords
    words = (word for word in language.tokenizer.words(text) if len(word) > 1 and word not in stop)
    return [word for word in words if not _LOCATIVE.fullmatch(word) and not _COUNT.fullmatch(word)]
