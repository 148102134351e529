"""What says that somebody speaks, and for whom."""

import re
from typing import Final

from knowledge.lexicon import SPEECH_VERB

SPEAKING_FOR: Final = (
    r"(?:说过?了?话|操过?心|着急|叫过?苦|出过?头|喊(?:过|了)?(?:话|冤)?|撑过?腰|发过?声|鸣不平|想过?办法"
    r"|想过?法子|着想|打算|争取)"
    r"[过了]*"
)
"""What somebody does who speaks for others."""
SPOKE: Final = re.compile(
    r"(?:都|还|也|又|是|在|有|对|就|的)*(?:(?:话|发言|讲话|稿子)(?:里头?|里面|当中|中))?"
    r"(?:[讲表论]述|观点|想法|[说讲看]法(?![治律院规庭定官制])|态度|意见|主张|原话|发言稿|讲话稿"
    rf"|{SPEECH_VERB})(?:了|的|些|来着|一下|一些|(?<![么何])(?:过|到|起|出|下(?!一?步)))*"
    r"(?:什么|哪些|些什么|内容|观点|话|东西|名堂|门道|看法(?![治律院规庭定官制])|意见|没有|吗|稿|几[点条句]|点|重点|要点|主要内容)*"
)
