"""A message in standard Chinese: operators taken off, pinyin and spoken forms replaced, names kept, 我们县 named."""

import re
from typing import Final

from knowledge.lexicon import ROLE_AT, Mention
from knowledge.numerals import as_called
from knowledge.text import HAN, folded
from knowledge.topic import MEASURE, Language


def as_standard(text: str, language: Language) -> str:
    """A folded text in standard Chinese: pinyin spelled out, spoken forms replaced but within a name (仲)."""
    spelled = _DONE_WHEN.sub(r"\g<when>\g<deed>", _with_services(language.hearing.spelled(text)))
    spelled = _OF_PAPER.sub("编辑部", _MAKERS.sub("", _WHOLE.sub("全部", _SERVES_AS.sub("担任", spelled))))
    written = _WHEN.sub("什么时候", spelled)
    vocabulary, cut = language.vocabulary, language.tokenizer.words
    standard = _as_asked(vocabulary.standard(written, cut, language.holds))
    if standard != written and (lost := _name_lost(written, standard, language)):
        start, end = lost.start, lost.end
        around = (vocabulary.standard(one, cut, language.holds) for one in (written[:start], written[end:]))
        standard = lost.words.join(around)
    return as_called(_HOW_LARGE.sub(r"\g<size>多大", _with_how_many(standard)), language.holds).strip()


_SERVES_AS: Final = re.compile(rf"(?<!{HAN.pattern})[任干](?=(?:{ROLE_AT.pattern})的(?:[是有那]|人|代表))")
"""What is no surname before a title: 任局长的有谁."""
_WHOLE: Final = re.compile(rf"(?<![安完健])全体(?=(?:{ROLE_AT.pattern}|党?代表|委员|发言|讲述|人|讲话))")
"""All of a kind, whose first character is a surname too: 全体书记都有谁."""


_MAKERS: Final = re.compile("(?<=编辑|美编|校对|审校|记者|摄影)(?:工作)?人员")
_OF_PAPER: Final = re.compile("(?:报社|报纸|采编)的?(?:工作)?人员")
"""Those who make a paper, called by what they do (校对人员是哪位), or all of them (报社工作人员名单)."""


def _as_asked(text: str) -> str:
    """The text with 哪 where 那 is written for it: what only says that it was said, or is printed, asks which."""
    return text if _ASKS_ELSE.search(text) else _WHICH.sub("哪", text)


_WHICH: Final = re.compile(
    r"(?<=\S[是在])那(?=(?:一?[个位](?:代表|人|领导|同志|记者|单位|部门|公司|[局县区镇乡村厂]|[说讲谈提写拍问画排]的?)|里|儿"
    r"|一?[年月天]|[几两]天|一?[家张份期版]的?(?:报纸?|报|晚报|日报|上)?)[说讲登印写发拍的上报纸了出]{0,4}\W*$)"
)
"""那 in the place of 哪, at the end of what else asks nothing: 这是那个讲的, 登在那天的报纸."""


def _with_services(text: str) -> str:
    """The text with whom somebody calls by a number that is no quantity (打了120等半天): an ambulance, not 120 tons."""
    return _CALLED_BY_NUMBER.sub(lambda match: _SERVICES[match["called"] or match["spoken_of"]], text)


_SERVICES: Final = {"110": "报警", "119": "火警", "120": "救护车"}
_NUMBER: Final = rf"(?:{'|'.join(_SERVICES)})(?!\.?[0-9%％]|[{MEASURE}余来年月日号元吨路辆分斤只头]|多(?!久))"
_CALLED_BY_NUMBER: Final = re.compile(
    rf"(?:拨打?|[打叫喊呼])(?:了|过|通|一?个)*(?P<called>{_NUMBER})(?:报警|报火警|急救|救护车?)?"
    rf"|(?<![0-9a-z.第每从到达过约近共了比])(?P<spoken_of>{_NUMBER})(?=的?(?:急救|救护|报警|火警|电话|热线|中心|指挥|调度|[接出]警|出诊"
    r"|[太等]|好久|半天|多久|[打没不]))"
)


_HOW_LARGE: Final = re.compile("多大的?(?P<size>规模|面积|体量|容量|产能|产量|范围|吨位|口径|占地)")
"""How large a size is, put before it (多大规模): 规模多大."""


def _with_how_many(text: str) -> str:
    """The text with the south-western word for how many, where nothing else of it asks (他管好多个村).

    What is much more or less is not asked for (差好多), and nor is what only is told before a question (找了好多家，…).
    """
    *before, last = _CLAUSES.split(text)
    much = _MANY.search(last)
    if (
        much is None
        or _STATES.match(last)
        or _ASKS_ELSE.search(text)
        or (before and _TOLD.search(last[: much.start()]))
    ):
        return text
    return text[: len(text) - len(last)] + _MANY.sub("多少", last, count=1)


_CLAUSES: Final = re.compile(r"(?<=[,，。;；!！?？\s])(?=[^,，。;；!！?？\s])")
_MANY: Final = re.compile("(?<![比差贵多少高低大小远长短快慢强])好多(?!了)")
_STATES: Final = re.compile("好多[^,，。]{1,6}?(?:[不没](?!$)|[说讲](?!的)|都|也|反映|抱怨|觉得|想)")
"""What begins with how many and goes on to what they do or say: 好多人说厂里招不到人."""
_TOLD: Final = re.compile("比|听说|听讲|我|你")
_ASKS_ELSE: Final = re.compile(
    r"什么|怎么|如何|多少|(?<![好十第])几|谁|哪|吗|是不是|有没有|能不能|会不会|为何|多久|[不没](?=\W*$)|比"
)
"""What asks, of a message in which 好多 then says that it is much."""


_WHEN: Final = re.compile(
    "(?<![了要等过排])好久(?=(?:才能?|能)?(?:修|建|拆|关|完|开|通|扩|动工|竣工|完工|投用|交房|脱贫|上线|覆盖|普及|铺开)"
    r"|(?:才能?|能)搬|(?:[回进起开建办]|[来去到])[^\W来去到年天]?[来去到]?的\W*$)"
)
"""How it is asked in the south-west when a thing begins or ends (隧洞好久开工, 好久回来的); 好久免租 asks how long."""


_DONE_WHEN: Final = re.compile(
    "(?P<when>(?:几时|什么时候|何时|哪[年天月]|好久|多久)(?:才|能|可以|先){0,2})(?P<deed>[修建盖装搭铺挖改起])得(?=[好完成])"
)
"""How it is asked when a deed can come to its end (新桥几时修得好): when it does."""


def _name_lost(written: str, standard: str, language: Language) -> Mention | None:
    """A name of somebody printed, or one like it, that is in a text and not in its standard form."""
    names = language.lexicon.names
    named = names.named(written, language.tokenizer) if names.may_begin(written) else ()
    return next((one for one in named if one.words not in standard), None)


_QUOTED: Final = re.compile(r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]")
_EXCLUDED: Final = re.compile(r"(?:^|\s)[-－](?=\S)(\S{1,30})")


def operators(message: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The message without its operators, the quoted words that must occur, and the words that must not."""
    excluded = tuple(folded(match).strip('“”「」『』"') for match in _EXCLUDED.findall(message))
    message = _EXCLUDED.sub(" ", message)
    required = tuple(folded(match) for match in _QUOTED.findall(message))
    return _QUOTED.sub(lambda match: f" {match.group(1)} ", message), required, excluded


def as_printed(message: str, language: Language) -> str:
    """The message with what it quotes from memory as it is printed (a character left out)."""

    def printed(match: re.Match[str]) -> str:
        words = folded(match.group(1))
        if language.holds(with_its_marks(words, language)) or (recalled := language.printed_for(words)) == words:
            return match.group()
        return f"“{recalled.translate(_SINGLED)}”"

    return _QUOTED.sub(printed, message)


def with_its_marks(quoted: str, language: Language) -> str:
    """Quoted words with the marks within them as they are printed: ‘’ stand within “”, and alone “” do."""
    doubled = quoted.translate(_DOUBLED)
    return quoted if doubled == quoted or language.holds(quoted) or not language.holds(doubled) else doubled


_DOUBLED: Final = str.maketrans("‘’", "“”")
_SINGLED: Final = str.maketrans("“”", "‘’")


def from_home(text: str, language: Language) -> str:
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
