"""A list that is demanded and not asked for (讲看病的代表，报个名单): put as the question who they are."""

import re
from typing import Final

from knowledge.lexicon import ROLE_AT, SPEAKS, SPEECH_VERB
from knowledge.question.asked_people import LISTED
from knowledge.question.listed import counts_staff
from knowledge.question.whom import WHO


def asking_who(text: str) -> str:
    """The text; where it demands a list of those who spoke (讲看病的代表，报个名单), who they are."""
    text = _IN_PRINT.sub("", _CALLED.sub("", _WHO_MAY.sub("谁", _SOME_GREAT_MAN.sub("谁", text))))
    text = _ROLES_TOGETHER.sub(r"\g<role>和", _FAMILY.sub(r"姓\g<family>的", text))
    text = _FROM_THE_MOUTH.sub("是谁说的", _IN_PERSON.sub("", _AMONG_THEM.sub("", text)))
    text = _OF_WHAT_BODIES.sub("都有谁发言", _ON_ALL_DAYS.sub("", _LISTING.sub("", text)))
    text = _as_if_somebody(text)
    if spoke := _SPOKE_ON.fullmatch(text.strip()):
        return f"{'谁' if spoke['who'] else '哪些人'}讲了{spoke['on'] or spoke['of']}"
    if several := _OF_SEVERAL.fullmatch(text.strip(" ,，。?？")):
        return f"哪些人讲了{several['of']}"
    if _NAMING_MATTER.fullmatch(text.strip()):
        return f"{text.strip()}有哪些"
    some = next(filter(None, (one.fullmatch(text.strip()) for one in _ROLES_ASKED)), None)
    if some and not counts_staff(text.strip()):
        return f"{some['who'].removesuffix('的')}都有哪些人"
    demand = _DEMANDED.search(text)
    return f"{text[: demand.start()]}有哪些人" if demand and not re.search(WHO, text) else text


def _as_if_somebody(text: str) -> str:
    """The text; where it asks why nobody spoke, or whether any of a place did, who spoke (怎么没人提高铁)."""
    asked = text.strip(" ,，。?？!！")
    if spoken := _BY_NOBODY.fullmatch(asked):
        return f"哪些人讲了{spoken['of'] or spoken['first'] or spoken['all']}"
    if lacking := _LACKING.fullmatch(asked):
        return f"有没有{lacking['who']}发言"
    from_there = _FROM_THERE.fullmatch(asked)
    return f"{from_there['place']}的代表说了什么" if from_there else text


_WHY: Final = "(?:为什么|为何|怎么|凭什么|难道|居然|竟然)"
_NOBODY: Final = (
    "(?<!有)(?:没有?|无)(?:一个|一位|哪个|几个|任何)?(?:人|党?代表|委员)"
    r"(?:们|在?会上|愿意|[来去敢肯]|出来|公开|好好|认真)*"
)
_SPOKE_OF: Final = rf"(?:{SPEAKS})(?:一?[说讲谈提聊])?(?:到|过|起|及|了)*(?:关于)?"
_AT_ALL: Final = "(?:会|都|就|也|还|从来|根本|压根|一直)*"
_MATTER_END: Final = "(?:的(?:事情?|问题))?"
_SOFT: Final = "[呢呀啊吗么呐嘛]?"
_BY_NOBODY: Final = re.compile(
    rf"(?:{_WHY})?{_AT_ALL}{_NOBODY}{_SPOKE_OF}(?P<of>[^,，。?？\s]{{1,12}}?){_MATTER_END}{_SOFT}"
    rf"|(?!{_WHY})(?P<first>[^,，。?？\s]{{2,12}}?){_MATTER_END}[,，]?(?:{_WHY})?{_AT_ALL}{_NOBODY}{_SPOKE_OF}{_SOFT}"
    rf"|(?:他们|大家|代表们?|报[上纸]|会上)?{_WHY}(?:他们|大家|代表们?|谁|一个)?(?:都|全|也)(?:不|没有?)"
    rf"{_SPOKE_OF}(?P<all>[^,，。?？\s]{{1,12}}?){_MATTER_END}{_SOFT}"
)
"""Of what it is asked why nobody spoke, or said that nobody did: 怎么没人提高铁, 农民工没人提, 为什么都不提环保."""
_LACKING: Final = re.compile(
    rf"{_WHY}(?:会|都|就|也|还)*没有?(?P<who>[^,，。?？\s]{{2,8}}?)(?:在?会上|[来去]|出来)*(?:发言|讲话|说话){_SOFT}"
)
"""Of what kind it is asked why none of it spoke: 怎么没有医生代表发言."""
_FROM_THERE: Final = re.compile(
    r"(?P<place>(?!会|报)[\u4e00-\u9fff]{2,8}?(?<![有没里上边]))(?:那?[里边]|那里|方面)?(?:有没有(?:人|代表)(?:在?会上|[来去])*"
    r"(?:发言|讲话|说话)[了过]?|有人(?:在?会上|[来去])*(?:发言|讲话|说话)[了过]?(?:吗|没有?|么))"
)
"""Of what place it is asked whether anybody spoke: 醴陵有人发言吗."""
_WHO_MAY: Final = re.compile(
    rf"(?:都?有)?(?:哪些|什么)(?:样的)?人(?:才|都|就)?"
    rf"(?=(?:能够?|可以?|有资格|够资格)(?!{SPEECH_VERB}|替|帮|为)|优先|符合|够条件|享受)"
)
"""Who may do or have a thing, which no list of those who speak tells: 哪些人能报, 什么人可以参加, 哪些人优先."""
_SOME_GREAT_MAN: Final = re.compile(
    "(?:哪一?[个位路号尊]|何方|什么|啥)(?:大(?:领导|人物|干部|官(?!司)|佬|神|咖|腕|牛|拿)|[牛高能神]人|神仙|神圣)(?:儿|级?人物)?"
)
"""Who it was, asked by what he might be called whoever he is: 哪个大佬说的, 何方高人."""
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
_OF_SEVERAL: Final = re.compile(
    r"(?P<of>[^,，。\s]{2,12}?)(?:是不是|是否|好像|应该|肯定|恐怕|其实|都|也)*(?:不[止只光]|不仅)(?:是|有)?[一两几]?[个位](?:人|代表)?"
    rf"(?:都|也)*(?:说|讲|谈|提|聊)[到过及了]*[吗吧么]?[,，。?？\s]*(?:那|分别|都|各)*(?:是|有)?{WHO}"
)
"""Who spoke of a matter, as more than one did (德治不止一个人提，分别是谁)."""
_OF_WHAT_BODIES: Final = re.compile(
    r"(?:发言|讲话|说话|讲述|上报|上版)了?的(?:人|代表)?们?(?:都|全|分别|各)*(?:是|来自|从)*些?"
    r"(?:什么|哪些?|哪几个?)(?:单位|部门|地方|行业|领域)(?:派|选)?(?:出?来)?的?(?:人|代表)?(?=\W*$)"
)
"""From what bodies those come who spoke, which a list of all with their posts tells (讲话的都是些什么单位来的人)."""
_FROM_THE_MOUTH: Final = re.compile(
    r"(?:是|出自|来自|从)+(?:谁|哪一?[个位](?:代表|委员|人|同志)?)(?:[的之]?(?:口[中里]?|嘴巴?[里上]?)"
    r"(?:(?:说|讲|出)(?:来|出来)?的?|的)?|的(?:原话|话))(?=\W*$|[,，。?？])"
)
"""Whose words something is, told by the mouth that it came from (出自谁口, 是哪位代表嘴里说的)."""
_NAMING_MATTER: Final = re.compile(
    r"(?:所有|全部|全体|一切)?(?:说|讲|谈|提|聊|关心|关注)(?:到|过|及|了|起)*[^,，。?？\s]+的(?:代表|人|委员)们?"
    r"|[^,，。?？\s]{2,10}[,，\s]+(?:说|讲|谈|提|聊)(?:到|过|及|起)+的(?:代表|人|委员)们?"
)
"""Those who spoke of a matter, and nothing asked: 讲到高速、公路的代表; 养老院 提到的代表."""
_TELLS: Final = "[^,，。\\s]{1,6}?[说讲提谈](?![^,，。\\s]*的)"
"""Somebody who tells, and behind it what: those of a kind are counted then, and not listed (她说医生有几个)."""
_ROLES_LISTED: Final = re.compile(
    r"(?:请?(?:列|找|挑|报|数|搜)(?:一?下|出|出来)*)?(?:都|所有|全部|全体|的|里头?)*"
    rf"(?P<who>(?!{_TELLS})[^,，。\s]{{0,8}}?(?:{ROLE_AT.pattern}))们?(?:都|一共|总共|[\s,，])*"
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
