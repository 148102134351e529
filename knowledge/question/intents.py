"""How it is asked what somebody means to do, and what he asks for."""

import re
from typing import Final

_PLANS: Final = (
    r"打算|准备|计划|规划|承诺|保证|目标|安排|举措|措施|设想|动作|一?下一?步|接下来|今后|答应|许诺|许愿|应承"
    r"|[打下][了过]*包票|拍[了过]*胸脯|夸[了下过]*海口|立[了下过]*军令状|表[了过]*态|放[了出过]*话"
)
_INTENDING: Final = re.compile(
    rf"(?:{_PLANS}|老百姓|百姓|群众|市民|大家|我们|咱们?|说|话|对|都|就|有|给|作|做|出|许|下|了|过|的|什么|哪些"
    r"|些|点|以后|将来|未来|"
    r"要|会|想|怎么|如何|怎样|干|搞|办|抓|吗|呢|没|不|是|\W)+"
)
PLANNING: Final = re.compile(rf"(?=.*(?:{_PLANS}|许下)){_INTENDING.pattern}")
"""What somebody means to do, of whatever matter: 有什么承诺, 下一步打算做点什么."""
PLANS_OF: Final = re.compile(rf"(?P<organisation>[\u4e00-\u9fff]{{2,12}}?)(?={PLANNING.pattern}$)")
WISHING: Final = re.compile(
    r"(?:[有提给]|反映|说)(?:了|过|出)*(?:些|点)?(?:什么|哪些|哪几[条点个])(?:样的?|好的?|合理化)?"
    r"(?:建议|意见|诉求|希望|愿望|要求|期望|期待|心愿|呼吁)"
    r"|(?:建议|希望|盼望?|呼吁|想要|要求|期待|期盼)(?:着|了|的是|过)*(?:什么|点什么|些什么|哪些)"
)
"""What somebody asks for, of whatever matter: 有什么建议, 希望什么."""
