"""Who asked what, and what came of it: lost, answered twice, answered with something else, out of turn."""

import time
from dataclasses import dataclass, field
from typing import Final

from tests.bot_api import BotApi, Chat, Message, Person

QUESTIONS: Final = {
    "厂所结合是什么意思": "姚永告",
    "罗芳说了什么": "罗芳",
    "李星说了什么": "李星",
    "厂里一线工人工资能涨不": "罗芳",
    "这是哪天的报纸": "2021",
    "火星上有没有外星人": "没有找到",
}
"""Questions, and what stands in their answers."""
STARVED: Final = 15.0
"""Real seconds that a bot may be still although something waits for it."""


@dataclass(slots=True)
class Ledger:
    """Questions in private chats and groups; an answer is a message that replies to one."""

    asked: dict[Message, str] = field(default_factory=dict)
    """Each question, and what stands in its answer."""

    def asks(self, person: Person, text: str, expected: str = "") -> Message:
        question = person.writes(text)
        self.asked[question] = expected
        return question

    async def settles(self, server: BotApi, quiet: float = 0.05, timeout: float = 120) -> None:
        """Returns once all is answered and nothing moves, or where nothing moves for long: what is missing is lost.

        A bot that gets no turn on a busy machine sets an update aside, and then nothing waits at the server for it.
        """
        until = time.monotonic() + timeout
        while True:
            await server.settles(quiet, timeout)
            if not self.lost() or time.monotonic() > until or not await server.world.activity.wait(STARVED):
                return

    def drops(self, question: Message | None) -> None:
        """A question that was edited, or under whose answer a button was pressed, may rightly have another answer."""
        if question is not None:
            self.asked.pop(question, None)

    def answers(self) -> dict[Message, list[Message]]:
        found: dict[Message, list[Message]] = {question: [] for question in self.asked}
        for chat in {question.chat for question in found}:
            for message in chat.bot_messages:
                if message.reply_to in found:
                    found[message.reply_to].append(message)
        return found

    def lost(self) -> list[str]:
        return [question.text for question, answers in self.answers().items() if not answers]

    def doubled(self) -> list[str]:
        """Questions with more than one answer, and what was answered."""
        return [
            " | ".join([question.text, *(answer.text[:80] for answer in answers)])
            for question, answers in self.answers().items()
            if len(answers) > 1
        ]

    def wrong(self) -> list[str]:
        answers = self.answers()
        return [
            f"{question.text}: {answer.text}"
            for question, expected in self.asked.items()
            for answer in answers[question]
            if expected not in answer.text
        ]

    def out_of_turn(self) -> list[str]:
        """Chats in which answers came in another order than the questions."""
        chats = {question.chat for question in self.asked}
        return [f"{chat}" for chat in chats if (turns := _turns(chat.bot_messages)) != sorted(turns)]

    def swapped(self) -> list[str]:
        """Chats in which questions that may have one answer only got them in another order."""
        orders: dict[Chat, list[int]] = {}
        for question, answers in self.answers().items():
            orders.setdefault(question.chat, []).extend(answer.id for answer in answers)
        return [f"{chat}" for chat, order in orders.items() if order != sorted(order)]

    def verdict(self) -> str:
        """What went wrong, empty where nothing is lost, nothing twice and everyone answered."""
        found = {"lost": self.lost(), "doubled": self.doubled(), "wrong": self.wrong(), "turns": self.out_of_turn()}
        return "; ".join(f"{len(each)} {name}: {each[:3]}" for name, each in found.items() if each)

    def __str__(self) -> str:
        return f"{len(self.asked)} asked, {len(self.lost())} lost, {len(self.doubled())} doubled"


def _turns(messages: list[Message]) -> list[int]:
    return [message.reply_to.id for message in messages if message.reply_to is not None]
