"""A folded text to its content words: slips put right, words joined and parted as the coverage prints them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from knowledge.numerals import SCALE, is_number
from knowledge.text import HAN
from knowledge.topic.expectation import MEASURE
from knowledge.topic.language import Language, pieces, synonyms


def put_right(text: str, language: Language) -> str:
    """A folded text with slips for words of the coverage put right."""
    stop = language.vocabulary.stopwords
    for slip in reversed(language.hearing.slips(text, language.tokenizer, stop, language.holds)):
        if not language.holds(text[slip.start : slip.end]):
            text = text[: slip.start] + slip.word + text[slip.end :]
    return _in_company(text, language)


def _in_company(text: str, language: Language) -> str:
    """The text with a word replaced by its homophone, where only that one is printed before the word that follows.

    心里老师 becomes 心理老师 where the coverage prints 心理老师 and nowhere 心里老师, though 心里 is a word too.
    """
    words = language.tokenizer.words(text)
    for word, neighbour in pairwise(words):
        for other in language.hearing.homophones(word):
            phrase = word + neighbour
            printed = len(neighbour) > 1 and phrase in text and language.holds(other + neighbour)
            if printed and not language.holds(phrase):
                text = text.replace(phrase, other + neighbour)
    return text


_DEMONSTRATIVE: Final = re.compile(
    r"下一?步|接下来|百分之(?:几|多少)|[这那]里?儿(?!子)|(?:怎么|如何)?干[点些出了]*(?=什么|$|[?!。])"
    r"|(?:好多|许多|好几)[回遍](?![来去到归家乡收复落头地布及])"
    r"|[这那哪][0-9一二三四五六七八九十两]*[家个种些位条件次里边样座所类项几篇段]+"
)
_EITHER_WAY: Final = re.compile(r"(?P<what>[\u4e00-\u9fff]{1,2})(?:不|没)(?P=what)")
"""累不累, 方便不方便: what is asked is whether it is so."""
_MAY: Final = re.compile(r"(?P<verb>[能会要是有该肯敢可])(?:不|没)(?P=verb)")
"""能不能, 可不可以: what stands in front is another word (中产能不能 speaks of no 产能)."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A text as it is read, its runs of content words one after the other (`content`), and the content words."""

    text: str
    content: str
    words: list[str]


def worded(text: str, language: Language) -> Worded:
    """The content words of a folded text in standard Chinese without slips."""
    text = _MAY.sub(r" \g<verb>", _DEMONSTRATIVE.sub(" ", text))
    text = _EITHER_WAY.sub(r"\g<what>", text)
    text = _parted(_PIECES.sub("", text), language)
    apart = _joined(text, language)
    text = " ".join([text, *apart])
    cut = _with_figures(language.tokenizer.words(text), text, language)
    runs = content_runs(_with_names(cut, text, language), text, language)
    parts = dict.fromkeys(part for run in runs for word in run for part in _parts(word, language))
    words = _with_asked_for(_whole(parts, apart), text, language)
    return Worded(text, " ".join("".join(run) for run in runs), words)


_BECOMING: Final = re.compile(r"(?P<verb>[\u4e00-\u9fff]{2})成(?:为)?(?=[个一]?(?:什么|怎么样?|怎样|哪|啥))")


def _parted(text: str, language: Language) -> str:
    """The text with a verb of two characters set apart from 成 and what is asked of it (打造成什么样)."""
    return _BECOMING.sub(lambda m: f"{m['verb']} " if language.tokenizer.knows(m["verb"]) else m.group(), text)


_BETWEEN: Final = re.compile(
    r"(?:不起|不到|不上|不了|得起|得到|得上|完|好|了|过|着|到|点|些|多|一|两|三|个|次|条|回|把|下|的|大|什么"
    r"|[你我他]们?)+"
)
"""What may stand between verb and object: 看不起病, 修了一条路, 赚多些钱."""


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


def _whole(words: Iterable[str], apart: Sequence[str]) -> list[str]:
    """The words without the characters of those that stood apart in the text: 赚钱 tells what 赚 and 钱 tell."""
    return [word for word in words if len(word) > 1 or not any(word in whole for whole in apart)]


_ASKED_FOR: Final = re.compile(
    r"(?:请问)?(?:(?P<a>[\u4e00-\u9fff]{3,6}?)(?:到底|究竟)?(?:是|指|叫)(?:的是)?(?:个)?什么(?:意思|东西)?"
    r"|什么(?:是|叫)(?P<b>[\u4e00-\u9fff]{3,6}))"
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


_PIECES: Final = re.compile("(?<=[0-9一二两三四五六七八九十百千])个(?=[亿万])")
"""What may stand between a number and its scale: 10个亿."""
_SCALE: Final = re.compile(f"{SCALE}+")


def _with_figures(words: Sequence[str], text: str, language: Language) -> list[str]:
    """The words with a number and its scale as one (31万 千瓦), and what it is printed with apart (160 套 房).

    What is counted stands without its measure behind 多少 (台车). The dictionary has 万千瓦 and 套房.
    """
    cut: list[str] = []
    for word in words:
        number = cut[-1] if cut and is_number(cut[-1]) and cut[-1] + word in text else ""
        scale = _SCALE.match(word) if number else None
        if scale:
            cut[-1] += scale.group()
            word = word[scale.end() :]
        elif number and len(word) > 1 and word[0] in MEASURE and _is_counted(number, word, language):
            cut.append(word[0])
            word = word[1:]
        elif cut and cut[-1] in _HOW_MANY and word[0] in MEASURE and _is_no_word(word, language):
            word = word[1:]
        cut += [word] if word else []
    return cut


_HOW_MANY: Final = ("多少", "几")
NO_WORD: Final = 0.95
"""How much that tells at least which the dictionary has and nobody writes (台车); 家长 and 人口 tell half."""


def _is_no_word(word: str, language: Language) -> bool:
    """Whether a word is a measure and what is counted, by which nothing is called."""
    return len(word) > 1 and language.holds(word[1:]) and language.tokenizer.informative(word) >= NO_WORD


def _is_counted(number: str, word: str, language: Language) -> bool:
    """Whether a number is printed with the first character of a word as its measure, and not with the word."""
    return language.holds(number + word[0]) and not language.holds(number + word)


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


PLACE_END: Final = frozenset("湖湾山河江溪村街路桥镇乡岛巷坳冲塘坪岭洲港园坝")
"""Characters in which the names of places end."""


def _is_printed_name(words: Sequence[str], size: int, text: str, language: Language) -> bool:
    single = len(words) == size and all(len(word) == 1 and HAN.match(word) for word in words)
    single = single or (size == 3 and len(words) == 3 and _is_line(words))
    return single and "".join(words) == text and language.holds(text)


def _is_line(words: Sequence[str]) -> bool:
    """Whether these are a number, a word for what is numbered and one more (9 路 车)."""
    return words[0].isdigit() and words[1] in "路号线栋楼" and len(words[2]) == 1 and HAN.match(words[2]) is not None


def _is_printed_place(words: Sequence[str], text: str, language: Language) -> bool:
    whole = "".join(words)
    ends = len(words) == 2 and len(words[0]) == 2 and words[1] in PLACE_END
    return ends and text.startswith(whole) and words[0] not in language.vocabulary.stopwords and language.holds(whole)


def content_runs(words: Sequence[str], text: str, language: Language) -> list[list[str]]:
    """Runs of neighbouring content words: stop words and white space end a run."""
    stop = language.vocabulary.stopwords
    runs: list[list[str]] = [[]]
    place = 0
    for i, word in enumerate(words):
        at = text.find(word, place)
        if at > place:
            runs.append([])
        place = at + len(word)
        if (word in stop and not _phrase(words, i, language)) or (
            len(word) == 1 and not HAN.match(word) and not word.isdigit()
        ):
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def _phrase(words: Sequence[str], i: int, language: Language) -> bool:
    """Whether a stop word makes one printed phrase with a content word beside it (时间 in 时间银行)."""
    if len(words[i]) < 2:
        return False
    stop = language.vocabulary.stopwords
    pairs = [words[j : j + 2] for j in (i - 1, i) if 0 <= j < len(words) - 1]
    return any(
        all(len(w) > 1 for w in pair) and not set(pair) <= stop and language.holds("".join(pair)) for pair in pairs
    )


def _parts(word: str, language: Language) -> list[str]:
    """A word that the coverage has no use for, as the words inside it (职业培训: 职业, 培训); any other as it is.

    A word that says how much goes off first (太有钱).
    """
    if len(word) > 2 and word[0] in "太很最更挺蛮" and language.tokenizer.knows(word[1:]) and not language.holds(word):
        return [word[1:]]
    whole = len(word) < 3 or (len(word) == 3 and language.tokenizer.knows(word))
    if whole or not HAN.match(word) or language.holds(word) or synonyms(word, language):
        return [word]
    return [part for part in pieces(word, language) if part not in language.vocabulary.stopwords] or [word]
