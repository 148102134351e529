"""What a paper prints beside the talk, mostly at a page's foot: notices, forecasts, advertisements, where it ends.

A notice is known by its title or by what only such a text says. What stands under its title is nobody's words. Every
pattern is for text folded character for character.
"""

import re
from typing import Final

from knowledge.page.lines import HAN
from knowledge.page.printed.wording import LEFT, MARK, RIGHT

LONGEST: Final = 120
"""Characters of a notice, a forecast or an imprint that are on one line."""
LONGEST_BUTTON: Final = 40
SENDER: Final = rf"(?:{HAN}{{2,16}}(?:公司|集团|局|厂|站|所|中心|处|办公室|委员会|法院|银行|学校|医院))?"
"""Who gives notice: 县供水公司."""
WEATHER: Final = r"(?:[今明]日|[今明]天|今明两[天日]|本周|一周|周末|城市)?(?:天气|气象)(?:预报|提示|实况|信息|趋势)?"
SUPPLY: Final = (
    r"(?:计划|临时|检修|恢复)?(?:停|限|供)(?:水|电|气|热|暖)(?:停[水电气])?(?:检修|施工)?"
    r"(?:通知|公告|通告|预告|启事|信息|提示|安排|计划)"
)
LOST_AND_SOLD: Final = (
    r"(?:遗失|注销|招领|认领|寻人|寻物|拍卖|公开|减资|清算|更正|招标|中标|征收|拆迁|迁坟|招租|转让|招生|招工|招聘"
    r"|招商|征稿|征文|征订|送达|债权|作废|重要|紧急|郑重|施工|封路|交通管制)?(?:声明|启事|公告|公示|通告)"
)
OF_OTHERS: Final = (
    r"(?:(?:往期|精彩|热门|好文|更多|为您|编辑|今日)(?:推荐|精选|推送|阅读)|(?:推荐|相关|热门)(?:阅读|文章|新闻|推荐)"
    r"|猜你喜欢)"
)
"""What a phone edition prints over the headlines of other texts."""
NOTICE: Final = re.compile(
    rf"^{MARK}{LEFT}(?:{WEATHER}|{SENDER}(?:{SUPPLY}|{LOST_AND_SOLD})|(?:分类)?广\s{{0,2}}告|诚?招聘(?:信息|广告|专栏)?"
    rf"|招租(?:信息|广告)?|(?:欢迎)?(?:订阅|征订)(?:本报|方式|电话|热线)?|讣告|致歉信?"
    rf"|(?:便民|温馨|生活|友情)(?:提示|提醒|信息|链接)|{OF_OTHERS})"
    rf"(?P<end>{RIGHT}\s*[:|丨]\s*|{RIGHT}{MARK}$|[\]】〕〗]\s*)(?P<rest>.*)$",
    re.DOTALL,
)
"""The title of what is no part of the talk, by itself on a line or with what it says behind a colon."""
SKY: Final = r"(?:晴|多云|阴|[小中大暴阵雷]{1,2}雨|[小中大暴阵]雪|雨夹雪|[浮扬]沙|雾|霾)"
MEASURED: Final = r"(?:风[^。,;]{0,6}级|[\d一二三四五六七八九十]级|风力|气温|温度|℃|°c|(?<=\d)度)"
FORECAST: Final = re.compile(
    rf"^{MARK}{LEFT}(?:{WEATHER}{RIGHT}[\s:]+\S{{0,8}}|(?=[^\d]*\d)(?:[今明后][天日晚夜]|夜间|白天)[^。,;]{{0,8}}[\s:,]?\s*)"
    rf"{SKY}[^我他她们。]{{0,60}}?{MEASURED}[^我他她们。]*。?$"
)
"""`今天多云转阴，偏北风2到3级`: what the weather will be, with a title or without one."""
ADVERTISED: Final = re.compile(
    r"^广告\s+\S|声明作废|(?:本广告|本活动|活动)[^。]{0,8}最终解释权"
    r"|(?:认筹|开盘|起价|均价|租金|价格?面议|诚[聘招]|招租|转让|欢迎订阅)[^。]{0,40}(?:热线|电话|咨询|联系人)[^。]{0,6}\d{5}"
    r"|面议[。,;\s]*(?:联系)?(?:热线|电话)\s*:?\s*\d{5}"
)
"""What only an advertisement says, whatever stands over it."""
IMPRINT: Final = re.compile(
    r"(?!.*新闻热线)(?:[^。!?]*?(?:社址|地址|邮编|邮政编码|印刷|零售|定价|发行(?:热线|电话)|广告(?:热线|电话)"
    r"|准印证|统一刊号|报社出版|法律顾问|今日\d+版)){2}[^。!?]*"
)
"""A line at the foot of a page that tells where the paper is made and sold."""
OVER: Final = re.compile(
    r"[\W_]*(?:the\s{0,2})?end[\W_]*|[\W_]*(?:全文|本文|正文)(?:完|完毕|结束)[\W_]*|[\W_]*[(【\[—–-]+\s*完\s*[)】\]—–-]+[\W_]*"
)
"""`— END —`, 【完】: how a phone edition says that its text is over."""
BUTTON: Final = re.compile(
    r"\W*(?:请?(?:向?[上下左右]{1,2}|用手指)?滑动(?:图片|屏幕|上图|下图)?,?(?:即可)?(?:查看|浏览|阅读|观看|解锁|了解)[^。,]{0,8}"
    r"|[上下左右]{2}滑动(?:图片|屏幕)?"
    r"|点击(?:图片|链接|下图|上图|标题|名片|关注|文末|[左右]下角|(?:即可)?(?:收听|播放|观看|查看|进入|放大|阅读))[^。,]{0,16}"
    r"|(?:扫描|识别|长按识别)(?:上方|下方|图中|文末|海报)?二维码[^。,]{0,12}|扫码[^。,]{1,10}"
    r"|(?:觉得|喜欢|好看)[^。]{0,8}点个?[^。,]{0,4}(?:在看|赞)[^。,]{0,4}|转发(?:给|到|分享)[^。,]{0,10}"
    r"|(?:分享|收藏|点赞|在看)(?:[\s\W]{1,3}(?:分享|收藏|点赞|在看)){1,3}[\s\d]{0,8})[^\w。！？!?]*"
)
"""What a phone edition asks its readers to do, between its paragraphs and below them: 滑动查看更多, 扫码看视频."""


def is_forecast(plain: str) -> bool:
    return len(plain) <= LONGEST and bool(FORECAST.match(plain))


def is_notice(plain: str) -> bool:
    """Whether a line without a title says what only a notice does."""
    return len(plain) <= LONGEST and bool(ADVERTISED.search(plain) or FORECAST.match(plain))


def is_button(plain: str) -> bool:
    return len(plain) <= LONGEST_BUTTON and bool(BUTTON.fullmatch(plain))


def is_imprint(plain: str) -> bool:
    return len(plain) <= LONGEST and bool(IMPRINT.fullmatch(plain))
