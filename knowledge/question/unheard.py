"""What somebody thinks or says of a matter who is printed nowhere: what others say of it is none of his words."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, Unprinted
from knowledge.lexicon import SPEAKS
from knowledge.lexicon.roles import LEADERS
from knowledge.question.message import ASKING, Reading
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speakers import of_person
from knowledge.question.strangers import is_name, unknown_person


def of_nobody_printed(reading: Reading) -> Asked | None:
    """Whoever is unprinted where it is asked what he said (市长说了什么), asked of a matter (市长怎么看园区)."""
    match = _on_a_matter(reading)
    nobody = _without_it(match, reading) if match else None
    if match is None or not isinstance(nobody, Unprinted):
        return None
    return replace(nobody, matter=next(filter(None, map(match.group, _MATTERS))))


def of_one_of_several(reading: Reading) -> Asked | None:
    """Those who are asked back for where it is asked what they said (小李说了什么), asked of a matter."""
    match = _on_a_matter(reading)
    several = _without_it(match, reading) if match else None
    return several if isinstance(several, Ambiguous) else None


def _on_a_matter(reading: Reading) -> re.Match[str] | None:
    match = _ON_A_MATTER.fullmatch(reading.text.strip(" ,，。?？!！"))
    if match is None or ASKING.search(match["who"]) or PRONOUN.search(match["who"]):
        return None
    plans = _OFFICE.search(match["who"]) or is_name(match["who"], reading.language)
    return match if plans or not match["plan"] else None  # 大学生的就业计划 is one for them, not of theirs


def _without_it(match: re.Match[str], reading: Reading) -> Asked | None:
    alone = replace(reading, text=f"{match['who']}说了什么")
    return of_person(alone) or unknown_person(alone)


_MATTERS: Final = ("on", "how", "whether", "said", "told", "of")
"""The groups of which one is the matter."""
_SOME: Final = r"[^,，。?？]{2,14}?"
_SAID: Final = rf"(?:{SPEAKS})(?:一?[说讲谈提])?(?:到|过|及|起|了)*"
_OPINION: Final = r"(?:看法|想法|观点|意见|态度|说法|主张|评价|建议)"
_PLAN: Final = r"(?:计划|打算|安排|设想|思路|措施|举措|要求|目标|承诺|部署)"
_ON_A_MATTER: Final = re.compile(
    r"(?:请问|想问一?下?|那么?)?(?P<who>[^,，。?？\s]{2,12}?)(?:都|也|还|又|到底|究竟|是)*"
    r"(?:"
    rf"(?:对于?|就|关于|围绕|针对)(?P<on>{_SOME})(?:有|是|都|持|抱)*"
    rf"(?:(?:什么|哪些|怎样|怎么样|何|多少)的?样?的?{_OPINION}|怎么(?:看|想|{SPEAKS}).{{0,2}}|{_SAID}(?:什么|哪些).{{0,4}})"
    rf"|(?:怎么|如何)(?:看待?(?![病书戏护守管房])|评价|{SPEAKS})(?P<how>{_SOME})的?"
    rf"|(?:有没有|是不是|是否|有无){_SAID}(?P<whether>{_SOME})|{_SAID}(?P<said>{_SOME})(?:(?<!有)没有?|吗|(?<!什)么)"
    rf"|(?:{SPEAKS})(?:到|过|了)*的(?P<told>{_SOME})"
    rf"|的(?P<of>{_SOME})(?P<plan>{_PLAN})(?:是|有)?(?:什么|哪些)?"
    r")[吗呢么]?"
)
"""Of whom it is asked what he thinks or says of a matter, whether he does, or what he plans for it."""
_OFFICE: Final = re.compile(rf"(?:{'|'.join(sorted(set(LEADERS)))}|主席|[省部台]长|检察长|[局委厅院]|集团|公司)$")
"""What those are called by who plan for others."""
