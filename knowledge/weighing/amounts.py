"""Numbers as they stand in print, in figures and written out, with what measures or counts."""

import re
from typing import Final

from knowledge.numerals import ONE_TO_NINE

DIGITS: Final = r"[0-9〇零一二三四五六七八九十百千万亿两几半]"
UNCOUNTED: Final = re.compile(rf"第{DIGITS}+|[几各][位名]")
"""What looks like a number and counts nothing: 第十三次, 几位代表."""
_UNIT: Final = (
    "平方公里|平方千米|平方米|平方|平米|立方米|立方|个百分点|百分点|公里|千米|海里|厘米|毫米|公顷|公斤|千克|千瓦时|千瓦|兆瓦"
    "|分钟|小时|钟头|摄氏度|人次|车次|个半?(?:小时|钟头|月|星期)|[里米亩吨斤克升度]"
)
"""What measures, the longest first: 公里, and not its first character."""
FRACTION: Final = rf"(?<=[〇零十{ONE_TO_NINE}])点(?=[〇零{ONE_TO_NINE}]{{1,3}}(?:[万亿元倍成]|{_UNIT}))"
"""The point of a number that is written out, before what it measures: 三点二平方公里, and not 三点二十."""
AMOUNT: Final = (
    rf"{DIGITS}(?:{DIGITS}|(?<=[0-9])[.,](?=[0-9])|{FRACTION}|[余多]|(?<=[十百千万])来(?=[个万亿元块名位人家条户]))*"
)
TENTH: Final = rf"[{ONE_TO_NINE}](?!{DIGITS}|[个名位人家条户年月日天])"
"""What follows a tenth or a degree, less than one of them: 六成八."""
_COUNTER: Final = (
    r"[个位名人家条所元块次成倍岁天种项座处户届间张台辆层批件顷列趟枝棵栋顿份套回遍艘封篇册只匹口顶桶瓶颗粒根片"
    r"幅首轮宗例桩票笔款扇床架本头棋番封周类县乡]|场(?!所|地)|村(?!委|民|支|庄|主)|镇(?!上|里)|支(?![书部持撑])|部(?![分署门队])"
    r"|分(?!之)|期(?![间待望])|起(?=[,，。;；]|纠纷|案|事)"
)
"""What stands between a number and what it counts."""
_DIGIT: Final = rf"(?:(?!千[瓦米克]){DIGITS})"
_TWICE: Final = "个户天次家件项条年步"
_IN_WORDS: Final = rf"(?!十[一二三四]五)(?:[{ONE_TO_NINE}几][十百千万亿]|十[一二三四五六七八九])(?:{_DIGIT}|[余多])*+"
"""A number that is written out and is no single character: 一百零六, 十六."""
_NO_COUNT: Final = (
    rf"(?<![统唯第万同单划专合归头每某这那哪])(?<!一[{_TWICE}])(?<!千家)"
    rf"(?!一(?P<one>[{_TWICE}])一?(?P=one)|一[期届]|二期|十分(?!钟|之)|千家|(?<=[是为])一[名位个])"
)
"""That a number written out counts: it neither points (头一回, 这一项, 二期) nor tells one after the other (一个个)."""
COUNT: Final = (
    rf"(?<![0-9.a-z每])[0-9](?:{_DIGIT}|(?<=[0-9])[.,](?=[0-9])|[余多])*+"
    rf"(?![年月日号点时路:%％])(?:{_UNIT}|{_COUNTER}|(?=[\u4e00-\u9fff,，。;；、!！?？)）]|$))"
    rf"|{_NO_COUNT}(?![0-9]){DIGITS}(?:{_DIGIT}|{FRACTION}|[余多])*+(?![年月日号点时])(?:[成度]{TENTH}|{_UNIT}|{_COUNTER})"
    rf"|{_IN_WORDS}(?![年月日号点时])(?=[\u4e00-\u9fff,，。;；、!！?？]|$)"
    r"|[两三四五六七八九]大(?=[\u4e00-\u9fff]{2})"
)
"""A number of things, with its measure where it has one."""
