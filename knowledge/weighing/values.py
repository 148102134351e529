"""Sums, numbers, days, places as they stand in print: what a question for such a thing can be answered with.

It reads folded text and knows no topic: whether a value belongs to what was asked is for `sought` to say.
"""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.lexicon import TRADE_ROLES
from knowledge.numerals import ONE_TO_NINE
from knowledge.text import occurrences
from knowledge.topic import Expect
from knowledge.weighing.amounts import AMOUNT, COUNT, DIGITS, FRACTION, TENTH
from knowledge.weighing.sums import SUMS

_MEASURES: Final = (
    "个位名人家条所亩吨公里元块次成倍岁天分种项座处户期届间张度平米台辆支层批场件顷千米万亿列趟枝棵栋顿份部套回遍%％"
)
FESTIVALS: Final = "春节|元旦|端午|中秋|国庆|(?:清明|五一)(?=节|劳动|前|后|期间|假|小长假)"
"""What names a day of the year by itself: 明年国庆节; 五一 stands in 十四五一定, and 清明 in 政治清明, too."""
_OF_DAYS: Final = (
    rf"{DIGITS}+(?:年(?!来|四季|到头|一度)|月|日|个月|周|天)|"
    rf"今年|明年|后年|去年|前年|年底|年内|年初|月底|季度|上半年|下半年|{FESTIVALS}"
)
_MINUTES: Final = (
    rf"(?:[0-9]{{1,2}}|[一二三四五]?十[{ONE_TO_NINE}]?|[〇零][{ONE_TO_NINE}]|[一二三四五])分?"
    rf"(?!{DIGITS}|[个名人家条年月])"
)
_CLOCK: Final = (
    rf"(?!一点(?![半整钟多到前后开起左之至以,，。;；、]|[一三]刻|$))(?!{DIGITS}+{FRACTION}){DIGITS}+"
    rf"(?:点(?:半|[一三]刻|整|{_MINUTES})?|:[0-9]{{2}}|时(?:[0-9]{{1,2}}分)?)"
)
"""An hour of the day with its half and minutes: 5点半, 17时50分; 一点 of 留一点 is none."""
_ANY_TIME: Final = rf"{_OF_DAYS}|{_CLOCK}"
_DAY: Final = (
    rf"(?<!{DIGITS})(?:[0-9]{{4}}|(?<![了过这近整满])[0-9]{{2}}|[〇零一二三四五六七八九]{{2,4}})年(?![级来间里])|{DIGITS}+(?:月|日|号(?!线|楼|院|港|池|泊|库|井|机|桥|馆|窑|厅|炉|厂|矿|坑|自|地|公路))"
    rf"|{DIGITS}+(?:个月|年|天|周)(?=[内后前里]|之[内后]|以[内后]|左右|时间|建成|完成|完工|做完|要把|全部)|(?<=[今未][后来]){DIGITS}年"
    r"|今年|明年|后年|去年|前年|年底|年内|年初|本[月周]|月底|季度|上半年|下半年|“?十[四五]五|正月|腊月"
    rf"|(?:星期|礼拜|周)[一二三四五六日末](?!边|列)|{FESTIVALS}|{_CLOCK}"
)
"""What tells when: a day, and not how long something takes or took (漏了十年, 九年一贯制)."""
_FIRST: Final = "第一(?=名|的|[,，。;；!！、”]|$)"
"""A rank, which alone is a number that is asked for: 全省第一, and not 第一次."""
_NO_NAME: Final = "把被到从对向跟与和将已由让给及"
"""Characters that no name of a body goes across: 专家号源下放到乡镇卫生院, 市人民医院已牵头与各县区医院."""
_VALUES: Final = {
    Expect.MONEY: re.compile(
        rf"(?={DIGITS})(?:{SUMS})|免费|全免"
        r"|免[收交缴]|不收[钱费]|不[要用花掏交]钱|分文不|一分钱?(?:也|都)?不|不[要用收让][^,，。]{0,5}一分钱|"
        rf"{AMOUNT}(?:一个月|每个?月|一斤|一单|一趟|一次|一平)"
        "|[一二两三四五六七八九十]+[千万][一二三四五六七八九](?=[,，。;；!！?？]|到|至|左右|上下|[转汇骗借还][走给])"
        "|(?<=[卖值售])[到了过]?[一二两三四五六七八九]百[一二三四五六七八九]?(?=[,，。;；!！?？]|到|至|左右|上下)"
    ),
    Expect.NUMBER: re.compile(
        rf"{DIGITS}[0-9.,]*[%％]|百分之{AMOUNT}(?:点[〇零{ONE_TO_NINE}]+)?|(?={DIGITS})(?:{SUMS})|{COUNT}|[%％]|{DIGITS}分之{DIGITS}+|唯一|百分之|{_FIRST}|一半(?:以上|以下|多)?|翻番"
    ),
    Expect.TIME: re.compile(_ANY_TIME),
    Expect.AGE: re.compile(
        rf"{DIGITS}+(?:多|余)?(?:岁|周岁)|(?:今年|也|都|快|已经?|才|刚){{1,3}}"
        r"(?:[1-9][0-9]|[二三四五六七八九]?十[一二三四五六七八九]?)了"
    ),
    Expect.PLACE: re.compile(
        r"(?:在(?![街路][面上头])|位于|地处|设在|落户|坐落|搬到|建在|地址)[^,，。；;]{0,12}"
        r"(?:[市县区镇乡村街路楼园校馆山河港湾岛店铺院厂场库室屋站]|社区|广场|中心|号)"
        r"|[\u4e00-\u9fff]{1,6}(?:[区县镇乡村街路桥巷]|广场|社区)[\u4e00-\u9fff]{0,6}的[\u4e00-\u9fff]{0,4}"
        r"(?:市场|中心|大厅|驿站|医院|学校|食堂|公园|法庭|门诊)"
    ),
    Expect.ORGANISATION: re.compile(
        rf"(?:[a-z0-9]{{2,}}|(?![这那我你他她它各每一几是的和与在有把被到从对向跟同我们源接])(?:(?![{_NO_NAME}])[\u4e00-\u9fff]){{2,8}}?)"
        r"(?:有限公司|股份公司|分公司|公司|集团|研究院|研究所|大学|学院|中学|小学|医院|卫生院|银行|支行|农商行"
        r"|合作社|协会|委员会|(?<!当)局|科大|平台|厂)"
    ),
    Expect.IDENTITY: re.compile(r"(?!)"),
    Expect.CONTACT: re.compile(
        r"(?<![0-9.])(?:0[0-9]{2,3}-?[0-9]{7,8}|1[0-9]{10}|[0-9]{7,8}|1[0-9]{4}|9[0-9]{4}|11[0-9]"
        rf"|12[02])(?![0-9.{_MEASURES}余多年月日])"
        r"|www\.|https?:|@|公众号|(?:手机号码?|电话号码|号码|热线)[^,，。;；]{0,6}(?:写|印|贴|登|公布|公示|挂)"
    ),
}
OWN_AGE: Final = re.compile(
    rf"(?:我(?:今年|现在|已经?|都|快|也|就|满)+|(?:^|[,，。;；])今年(?:已经?|都|快|也|就|满)*){DIGITS}{{1,5}}"
    r"(?:多|来)?(?:周?岁|[,，。了])"
    rf"|我(?:是|[这一]?个)+{DIGITS}{{1,5}}(?:多|来)?周?岁的"
)
"""Where somebody says how old he is: 我今年七十一了, 我这个五十三岁的老太太."""
_LASTING: Final = (
    rf"(?<![0-9.])(?<![上下](?=半年))(?!(?:19|20)[0-9][0-9]年){AMOUNT}(?:多)?(?:个(?:多|半)?(?:月|小时|钟头|星期|工作日)|年(?!四季|到头|一度)|周|天|日"
    r"|小时|钟头|分钟|分|秒|工作日)|当[天日]|(?<![上下])半年|半天|立即|即时"
)
_STAFF: Final = "|".join(sorted((*TRADE_ROLES, "大夫", "员工", "警察"), key=len, reverse=True))
_BODIES: Final = (
    "字|[班组村屯寨乡镇县区市点厂校站系科部岗]|社区|小区|学校|医院|专业|项目|工程|窗口|断面|企业|公司|单位"
    "|教室|房间|床位"
)
"""What 个 counts that is no people."""
_PEOPLE: Final = (
    rf"(?<![每0-9.])(?!(?<=[是为])一[名位个])(?!(?<![只仅][有剩])(?<![只仅])一人){AMOUNT}(?:多|余|来)?(?:人(?!民币|次)|名(?!单)|位(?!于)|口人|号人|条人?命|个(?!半?(?:月|小时|钟头|星期|百分)|{_BODIES})|(?={_STAFF}))"
    rf"|(?<![0-9.])[0-9][0-9.]*[余多]?万[余多]?(?=[,，。;；])"
)
"""A number of people; 一人 of 一人就业,全家脱贫 is none."""
_UNITS: Final = (
    (r"年(?![级代轻龄])", rf"{_LASTING}|{_OF_DAYS}"),
    (r"天|月|小时|钟头|分钟|周(?!边)|星期|礼拜", rf"{_LASTING}|{_ANY_TIME}"),
    (r"人次", rf"{AMOUNT}(?:多|余|来)?人次"),
    (rf"人|员|名|位|{_STAFF}", _PEOPLE),
    (r"公里|里路", rf"{AMOUNT}(?:多|余)?(?:公里|千米|里)"),
    (r"[克斤]", rf"{AMOUNT}(?:多|余)?(?:公斤|千克|[斤克吨])"),
    (r"(?:平方米|平米|平方)", rf"{AMOUNT}(?:多|余)?(?:平方(?!公里)|平米)"),
    (r"类", rf"{DIGITS}+类|[ⅰⅱⅲⅳⅴ]+类"),
    (r"级", rf"{DIGITS}+级|[甲乙丙丁a-e]+级"),
    (r"亩", rf"{AMOUNT}(?:多|余)?(?:亩|公顷)"),
    (r"吨", rf"{AMOUNT}(?:多|余)?(?:吨|公斤|斤)"),
    (r"户", rf"{AMOUNT}(?:多|余)?(?:户|家)"),
    (r"度", rf"{AMOUNT}(?:多|余)?(?:(?:摄氏)?度|°c|℃|千瓦时)"),
    (
        r"趟|班|列|车次",
        (
            rf"(?!一[趟班列次对]){AMOUNT}(?:多)?(?:趟|班|列|次|对)|每隔|隔[天日周]|分钟一"
            r"|[每一][天日周][^。]{0,3}一[趟班列]"
        ),
    ),
    (r"成|百分|比例|比重|份额|占比", rf"{AMOUNT}(?:成(?:{TENTH})?|[%％]|个百分点)|百分之|[%％]|一半"),
    (r"周?岁", rf"{AMOUNT}(?:多|来)?周?岁"),
    (r"次|回|遍", rf"(?<!第){AMOUNT}(?:多|余|来)?(?:次|回|遍|趟)"),
    (r"倍", rf"{AMOUNT}(?:倍|番|比{DIGITS}|:[0-9])|翻番|翻一番"),
)
_HOW_MANY: Final = re.compile(r"(?:多少|(?<![这近那前头])几|好多)[十百千万]?个?+(?P<unit>[^\W\d_]{1,3})")
_MEASURED: Final = re.compile(r"(?:多少|几|好多)(?P<unit>[台部辆架艘条只栋幢](?![件门分队署]))(?=[^\W]{0,6}\W*$)")
_BEFORE: Final = re.compile(
    rf"(?P<unit>{_STAFF}|[户人员])(?:一共|总共|现在|目前|如今|到底|大概|[都才就只还共有是走跑调招缺差剩了])*(?:多少|几|好多)个?\W*$"
)
"""What is counted where it stands in front: 医生有几个, 拆迁户几个."""
_ALIKE: Final = tuple((rf"[{them}]", rf"(?!一[{them}]){AMOUNT}[{them}]") for them in ("台部辆架", "艘条只", "栋幢"))
"""Things by what they are counted with; one of them (一台风机) may be any."""
_LONG: Final = (
    "(?:[桥路渠堤坝街廊江河]|隧道|管道|管子|管网|高速|[跑航轨坑巷]道|地铁)"
    "(?:全长|一共|总共|到底|有|是|的)*多长(?!时[间候])"
)
"""What has a length, and does not last."""
_SIZES: Final = (
    (
        r"(?:率|比例|比重|占比|满意度).{0,4}?(?:多[高大少]|好多)",
        rf"{DIGITS}[0-9.,]*[%％]|百分之{AMOUNT}|{DIGITS}分之{DIGITS}|{AMOUNT}成",
    ),
    (r"多重(?!要|视|身|保|点)|重量", rf"{AMOUNT}(?:多|余)?(?:公斤|千克|[斤克吨])"),
    (r"面积", rf"{AMOUNT}(?:多|余)?(?:平方公里|平方千米|平方米|平方|平米|亩|公顷)"),
    (r"多快(?=[^\W]{0,3}(?:到|来|拿|办|修|好|完|成|送|查|出))", _LASTING),
    (r"多快|时速|车速", rf"时速{AMOUNT}(?:多)?(?:公里|千米)?|(?:每|一)(?:小时|秒){AMOUNT}(?:多)?(?:公里|千米|米)"),
    (_LONG, rf"{AMOUNT}(?:多|余)?(?:公里|千米|海里|厘米|[里米])"),
    (r"多长(?!时间)|多远|长度", rf"{AMOUNT}(?:多|余)?(?:公里|千米|海里|厘米|[里米])|{_LASTING}"),
    (r"多[宽深高厚]|高度|宽度", rf"{AMOUNT}(?:多|余)?(?:公里|千米|厘米|毫米|[米层])"),
)
"""What a question asks the size of something by, and how it is printed: 跑鞋多重 with grams."""
_DONE_ONCE: Final = (
    r"(?:什么时候|什么时间|何时|几时)(?:能|才|会|可以|全部|正式|真正)*"
    r"(?:通车?|建成?|建好|修得?[好通]|完工|竣工|投用|投产|交付|交房|开通|弄完|弄好|落成|封顶|开工|动工)(?:了|完|好)*\W*$"
)
"""When something is done once, which no day of each year tells (每年4月的开茶节), nor how long a thing takes."""
_REIGNS: Final = "(?:洪武|万历|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国)|[唐宋元明清](?:朝|代|初|末)"
"""Years as they were told before: 光绪年间."""
_ONE_DAY: Final = rf"(?<!每年)(?<!{DIGITS})(?:{_DAY})"
_TIMES: Final = (
    (_DONE_ONCE, _ONE_DAY),
    (r"什么时候|什么时间|何时|几时", _DAY),
    (
        r"多久|多长时间|(?:几|多少)个(?:小时|钟头|月|星期|礼拜)|多少个?(?:小时|天|年|分钟)|几小时|几天|几年|几分钟",
        _LASTING,
    ),
    (r"(?:星期|礼拜|周)几", r"(?:星期|礼拜|周)[一二三四五六日天末]|[每天]天|双休"),
    (r"几点|几时几分", rf"(?!{DIGITS}+时[代候期]){_CLOCK}|24小时|全天|通宵|整夜"),
    (r"哪年|哪一年|几几年", rf"(?!几|一年(?![前后])){DIGITS}+年|{_REIGNS}|今年|明年|后年|去年|前年|年底|年内|年初"),
    (
        r"几月|哪天|哪一天|几号|什么日子|哪个月",
        rf"{DIGITS}+(?:月|日|号)|月底|月初|年底|今天|明天|昨[天日]|{FESTIVALS}|[逢每]个?(?:星期|礼拜|周)[一二三四五六日天末]",
    ),
)
_PROVINCIAL_CAPITALS: Final = (
    "北京|上海|天津|重庆|香港|澳门|台北|广州|武汉|南京|成都|杭州|西安|长沙|郑州|沈阳|济南|福州|合肥|昆明|南昌|哈尔滨|长春"
    "|石家庄|太原|贵阳|南宁|兰州|海口|西宁|银川|乌鲁木齐|拉萨|呼和浩特"
)
_SERVES: Final = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:市场|中心|大厅|窗口|驿站|车站|站点|医院|卫生院|法院|法庭|学校|学院|超市|食堂"
    r"|办事处|派出所|服务点|平台|大桥|广场|停车场|基地|[店铺屋馆])"
    r"|网上|手机上|线上|热线"
    rf"|[去到往赴上跑](?:省城|省会|京|深圳|{_PROVINCIAL_CAPITALS})"
)
"""Where somebody goes to have something done."""
_TO_HAVE_DONE: Final = re.compile(r"[去到]哪里?儿?(?=[^\W,。?]{1,2})|[停放存歇住](?:在|到)?哪")
_FROM_WHERE: Final = re.compile(r"哪里的\W*$")
_PLACE_OR_BODY: Final = re.compile(
    rf"{_VALUES[Expect.PLACE].pattern}|{_VALUES[Expect.ORGANISATION].pattern}|[一二三四五六七八九十][中小院](?![\u4e00-\u9fff]?[学院])"
)
"""Where somebody or something is from: a body, and a school that goes by its number."""
_MARKS: Final = re.compile(r"分数线|录取线|(?:多少|几)分(?=\W*$|[考才进])")
_MARKS_GIVEN: Final = re.compile(rf"{AMOUNT}分(?![钟之成])")
"""The marks that a school admits with, as they are printed: 580分."""
_REBATE: Final = re.compile(r"便宜|优惠|打折|折扣|减免|少收|省")
_REBATES: Final = re.compile(
    rf"{_VALUES[Expect.MONEY].pattern}|[0-9一二三四五六七八九对半]折|(?:价|费)的{DIGITS}成|减半|半价|优惠"
)
"""What is taken off a price."""
_QUANTITY: Final = re.compile(
    rf"(?:好?多少?|好?几|一)[十百千万亿]?(?:[{_MEASURES}部餐顿斤套份日点样号月]|块钱)?[钱饭]?"
    rf"|(?:每|一)个?(?:年|月|天|周|星期|季度|学期)|{DIGITS}+[块元]钱?|百分之?几?|比例|比重|份额|占比"
)
VALUED: Final = frozenset(_VALUES)
"""The kinds of thing that a passage must hold to answer."""


def wanted(expects: Expect, asked: str) -> re.Pattern[str] | None:
    """What a folded question of a kind must find in print, of the unit that it names (多少亩, 几点); None for any.

    多少人 is not answered by 多少亩, and how long something takes not by the year in which it began.
    """
    if expects is Expect.TIME:
        return next((re.compile(held) for way, held in _TIMES if re.search(way, asked)), _VALUES[expects])
    if expects is Expect.MONEY and _REBATE.search(asked):
        return _REBATES
    if expects is Expect.NUMBER and _MARKS.search(asked):
        return _MARKS_GIVEN
    if expects is Expect.NUMBER:
        return _of_unit(asked) or _VALUES[expects]
    if expects is Expect.PLACE and _FROM_WHERE.search(asked):
        return _PLACE_OR_BODY
    if expects is Expect.PLACE and _TO_HAVE_DONE.search(asked):
        return _SERVES
    return _VALUES.get(expects)


def _of_unit(asked: str) -> re.Pattern[str] | None:
    """How a number looks of the unit that a folded question counts or measures in; None where it names none."""
    measure = _MEASURED.search(asked)
    alike = (held for them, held in _ALIKE if measure and re.match(them, measure["unit"]))
    sizes = (held for way, held in _SIZES if re.search(way, asked))
    held = _unit_of(asked) or next(alike, None) or next(sizes, None)
    return re.compile(held) if held else None


def _unit_of(asked: str) -> str | None:
    counted = _how_many(asked)
    return next((held for unit, held in _UNITS if counted and re.match(unit, counted["unit"])), None)


def _how_many(asked: str) -> re.Match[str] | None:
    """What a folded question counts last: 几年走了几个大夫 asks for people."""
    return max(_HOW_MANY.finditer(asked), key=re.Match.start, default=None) or _BEFORE.search(asked)


def is_certain(expects: Expect, asked: str) -> bool:
    """Whether the patterns find the value that a folded question asks for however it is put.

    So they do sums, telephones and ages, numbers of a unit that is known (几趟), and where a thing is built.
    """
    if expects is Expect.NUMBER:
        return _unit_of(asked) is not None or _COUNTED_SO.search(asked) is not None
    return expects in _CERTAIN or (expects is Expect.PLACE and _SITE.search(asked) is not None)


def counts_people(asked: str) -> bool:
    """Whether a folded question counts those of a trade, who stand in print at their number (医生有几个)."""
    counted = _how_many(asked)
    return counted is not None and _OF_TRADE.match(counted["unit"]) is not None


_OF_TRADE: Final = re.compile(rf"{_STAFF}|员")
_COUNTED_SO: Final = re.compile(
    r"(?:多少|几|好多)(?:[台辆艘栋幢所支处座](?!件)(?=[^\W]{0,6}\W*$)|个\W*$)|时速|车速|多重(?!要|视|身|保|点)"
    r"|(?<![效频功])率(?:到底|现在|目前|大概|是|有|达到?)*(?:多[少高大]|好多)|(?:差距|差额|落差)(?:到底|究竟|现在|还)*有?多大"
    rf"|{_LONG}"
)
"""What is asked for in a way that only a number of that measure answers."""
_SITE: Final = re.compile("[建修盖设](?:到|在)(?:了|的)?哪")
_CERTAIN: Final = frozenset({Expect.MONEY, Expect.CONTACT, Expect.AGE, Expect.IDENTITY})


_COINED: Final = re.compile(r"[“「『\"]([^”」』\"]{1,8})[”」』\"]")
"""A short name in quotation marks, whose numbers count nothing: “四点半课堂”."""


def without_names(text: str) -> str:
    """The folded text with what stands in such names blanked, each character by a space."""
    return _COINED.sub(lambda match: " " * len(match.group()), text)


def values(expects: Expect, asked: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the things of the kind that a folded question asks for stand in a folded text."""
    pattern = wanted(expects, asked)
    if pattern is not None:
        yield from (match.span() for match in pattern.finditer(without_names(text)) if match.group())


_TO_NUMBER: Final = re.compile(
    r"(?:人|员|户|者)?(?:总数|人数|数量|总量|现在|目前|一共|总共|已经?|只|仅|才|就|共|有|达到?|为|是|约|近|超过?|不到|了)*"
)
"""What may stand between what is counted and its number: 医生只有286名."""
MODIFIERS: Final = 6
"""Characters that may stand between a number and what it counts: 19名青年教师."""


def stands_at(noun: str, value: tuple[int, int], text: str) -> float:
    """How near the noun that is counted stands to a number in a folded text: 1 in 五个医生 and 医生只有286名, 0 apart.

    Less with what stands between: 19名青年教师.
    """
    start, end = value
    if any(_TO_NUMBER.fullmatch(text, at + len(noun), start) for at in occurrences(noun, text[:start])):
        return 1.0
    behind = re.match(rf"(?P<between>[^\W\d_]{{0,{MODIFIERS}}}?){re.escape(noun)}", text[end:])
    return 1.0 - len(behind["between"]) / (MODIFIERS + 1) if behind else 0.0


def holds_value(expects: Expect, asked: str, text: str) -> bool:
    """Whether a folded text holds a thing of the kind that is asked for; True where the question asks for none."""
    pattern = wanted(expects, asked)
    return pattern is None or pattern.search(without_names(text)) is not None


def is_quantity(word: str) -> bool:
    """Whether a folded word only frames the value that a question asks for (几块钱, 一亩), telling no topic."""
    return len(word) > 1 and _QUANTITY.fullmatch(word) is not None
