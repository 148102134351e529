"""The kind of thing that a question asks for, by the words it asks with. It knows no coverage."""

import re
from enum import StrEnum
from typing import Final


class Expect(StrEnum):
    """The kind of thing that a question asks for."""

    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    PERSON = "person"
    PLACE = "place"
    CONTACT = "contact"
    ORGANISATION = "organisation"
    AGE = "age"
    IDENTITY = "identity"
    REASON = "reason"
    MANNER = "manner"
    MEANING = "meaning"
    WHICH = "which"
    WHETHER = "whether"
    ANYTHING = "anything"


MEASURE: Final = (
    "个件位名人家条所亩吨公里元块万亿次成倍岁年天分种项座处户期届间张度平米台辆支层批场类级部栋棵套枝头趟顿份回遍"
)
"""Characters of words that measure or count."""
ABSTRACT: Final = "力|劲|作用|贡献|影响|变化|用处|用场|好处|信心|决心|本事|难处|压力|意义|关系|区别|能耐|胆"
"""What 多大 asks of without asking for a number: 出多大力."""
POINT: Final = (
    "优势|劣势|差距|短板|问题|毛病|原因|关键|重点|难点|痛点|堵点|好处|坏处|不足|出路|意义|区别|不同|特点|亮点"
    "|根子|底气|"
    "信心|潜力|希望|特色|划算|先进|[好难差强新]"
)
"""What 在哪 asks of without asking for a place: 优势在哪里, 难在哪."""
STATE: Final = r"最|更|麻烦|不|难|好|差|错|贵|慢|苦|累|吃亏|能|可以|有"
"""What 哪里 asks of without asking for a place: 哪里麻烦, 哪里能歇脚. 去哪了 of people is none either."""
_EXPECTATIONS: Final = (
    (
        Expect.AGE,
        (
            r"几岁|多大岁数|多大年纪|(?:年龄|年纪|岁数)(?:是|有)?(?:多|几|好多|\W*$)|今年多大|多大了|^多大\W*$"
            r"|(?<![好很许有])多大(?:就|才|开始|起|的时候|那年)*(?:进|去|来到|学(?!校|生|院|习)|当|嫁|参军|参加|下[井乡海矿水田地]|入"
            r"|离开|考上|退休|上[班岗船台]|打工|没了)"
            r"|(?<![好很许有])多大(?:就|才|开始|起|的时候|那年)+(?:出(?!力)|娶|跟|干|做|卖|唱|跑|种|养|开车|教|接|\W*$)"
        ),
    ),
    (Expect.IDENTITY, r"叫什么名|叫什么$|姓什么|哪里人|哪儿人|哪里的人|(?<!的)是(?:谁|哪位)\W*$|^谁是|(?<!的)是哪个人"),
    (
        Expect.CONTACT,
        (
            r"(?<!多少)(?<!几个)(?<!多少[个通])(?:电话|热线|号码|手机号|座机)号?码?(?:是|要)?"
            r"(?:多少|好多|几|哪个|什么|(?:给|发|报|告诉)(?:一?[个下]|我)\W*$|\W*$)|[打拨]哪个?(?:电话|号码?|热线)"
            r"|[打拨](?:什么|多少)电话|联系方式|怎么联系|微信号|网址|官网|邮箱"
        ),
    ),
    (
        Expect.MONEY,
        (
            r"多少钱|好多钱|(?:几|多少)个钱|(?<![么很好太这那])多钱|多少元|多少块|几块钱|多少个?[万亿]"
            r"|好多[万亿块元]|[^哪]几个?[十百千]?[万亿]|[罚交卖收涨要赚挣]\w{0,3}几块|几[块毛角](?=\W*$)"
            r"|[什啥]么?价(?![值格])|价格|价钱|收费标准|(?:怎么|如何)(?:收[费钱]|计[费价]|算钱)|收费(?:是|要)?(?:怎么|如何|多少)"
            r"|(?<![收要交免付])(?:门票|票价|房价|房租|租金|油价|学费)\W*$|费用是|贵不贵|贵吗"
            r"|便宜(?=不|吗|没|多少|了?好?多)|便不便宜|补偿.*多少|(?<!人数)涨.*多少(?![人户名家位所台]|个(?!钱))"
            r"|(?:费|价|钱|款|工资|薪|收入|租金|房租|押金|补贴|奖金)[^,，。]{0,6}(?:多少|好多)\W*$|[船车机门月]票(?:得|要|卖|是)?(?:多少|好多)\W*$"
            r"|(?:工资|薪水?|收入|租金|房租|补贴|[票房]价)(?:标准|水平|现在|一般|大概|到底|能|有)*多高\W*$"
            r"|[亏赔赚挣损骗罚补贴花投缴欠捐付借贷领省](?:走|了|掉|去|出|失|款|助|资|费)?(?:多少|好多)\W*$"
            r"|[做看办停坐住补查][^,，。]{0,6}收(?:多少|好多)\W*$|一[晚夜宿](?:得|要|是|卖|大概)*(?:多少|好多)\W*$|到手(?:多少|好多)\W*$"
            r"|(?:[一每]个?(?:小时|钟头|次|回|人|学期|月)|[每一]月)\w?(?:能|可以)?[收发拿开给](?:得|到)?(?:多少|好多)\W*$"
            r"|[一每]个?(?:公?斤|吨|平方?米?|[张份顿餐只头棵套条件瓶盒箱袋根碗晚趟])\w?[卖付掏收](?:得|到)?(?:多少|好多)\W*$"
            r"|多少.*(?:补贴|工资|经费|资金)|投资.*多少"
        ),
    ),
    (
        Expect.TIME,
        (
            r"多少个?(?:年头?|天|月|小时|钟头|分钟|星期|礼拜)|什么时候|何时|几时|哪年|哪一年|哪天|哪一天|哪个月"
            r"|几月|几号|几点|(?:星期|礼拜|周)几|多久|多长时间|时间表|什么时间|什么日子|哪月|何[年月]|多会儿|多咱"
            r"|[啥么]前儿|猴年马月"
        ),
    ),
    (
        Expect.NUMBER,
        (
            rf"多少|好多\W*$|好多个?(?:平方|平米|公里|亩|吨|公斤)|几成|(?<![哪这那好十没近前头隔])几(?=[{MEASURE}])"
            rf"|百分之几|多大(?!学|的?(?:{ABSTRACT}))|多高|多长|多远|多快|多[宽深厚重粗]|比例是|占比|分数线|录取线"
        ),
    ),
    (
        Expect.WHICH,
        (
            rf"(?:用|花|投|体现|表现|差|输|赢)(?:到|在)哪|(?:{POINT})(?:到底|究竟|主要|都|又|就|是)?"
            r"(?:出|体现|表现|卡)?在哪"
        ),
    ),
    (
        Expect.PLACE,
        (
            rf"在哪(?!里?儿?(?:能|可以|有))|哪[里儿](?!来|去?了|{STATE})|什么地方|何处|哪条路|哪条街|地址"
            r"|[去到]哪(?!里?儿?去?了)|上哪(?![个所种些家几班座一])|位于"
        ),
    ),
    (
        Expect.ORGANISATION,
        (
            r"哪一?(?:家|个|所|些|间|几[家个所间])(?:公司|企业|单位|部门|银行|医院|学校|大学|高校|学院|集团|机构"
            r"|工?厂|网店|超市|商家|平台|研究[院所])"
        ),
    ),
    (Expect.PERSON, r"谁|哪位|哪个人|哪个代表|叫什么名|什么人|哪个(?=当|做|担任|来当|负责)"),
    (Expect.REASON, r"为什么|为何|什么原因|怎么回事|凭什么|的(?:原因|理由|缘由|缘故)\W*$"),
    (Expect.MEANING, r"什么意思|是什么|指什么|指的是|什么叫|含义|意思"),
    (Expect.WHICH, rf"哪些|哪几|哪个|哪种|哪[一二两三四五六七八九十][{MEASURE}]|什么"),
    (Expect.MANNER, r"怎么|怎样|如何|怎办|办法|措施"),
    (Expect.WHETHER, r"吗|么$|有没有|是不是|会不会|能不能|可不可以|是否|不$|没$|没有$"),
)


_INDEFINITE: Final = re.compile(
    rf"(?<![哪第好有是])几(?![块元毛])[{MEASURE}](?=[^\s,，。?？!！]{{0,12}}[\s,，。]+[^?？!！]{{0,24}}"
    r"(?:有[^\s,，。]{1,6}没有?\W*$|能不能|有没有|可不可以|[吗么]\W*$))"
    rf"|(?:(?<=[多再][^\s,，。几])|(?<=[多再][^\s,，。几]{{2}}))几[{MEASURE}](?=[^,，。?？!！]{{0,8}}(?:吗|么|[不没]|没有)\W*$)"
    rf"|(?<![哪第好])几[{MEASURE}](?=(?:[,，。]\W*[^?？!！]{{0,30}}|[^,，。?？!！]{{0,16}})"
    r"(?:什么|怎么|怎样|如何|为何|谁|哪))"
)
"""几 where it only says several: 几位代表围着什么问题出主意; 朋友也有几个，怎么才算扎根; 多招几个人 有扶持没."""


_SEVERAL_ASKED: Final = re.compile(
    rf"(?P<whether>(?:是不是|要不要|能不能|可不可以|会不会|该不该|肯不肯|想不想)[^,，。几哪说讲问查]{{0,8}})几[{MEASURE}]"
)
"""The same where it is asked whether several are (是不是要多搞几个)."""


def expected(text: str) -> Expect:
    """The kind of thing that a folded question asks for; 几 asks nothing where another word in its clause does."""
    text = _SEVERAL_ASKED.sub(r"\g<whether>", _INDEFINITE.sub("", text))
    return next((expect for expect, pattern in _PATTERNS if pattern.search(text)), Expect.ANYTHING)


_PATTERNS: Final = tuple((expect, re.compile(pattern)) for expect, pattern in _EXPECTATIONS)
