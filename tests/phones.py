"""A phone in a test: somebody who writes to the conversation, presses its buttons and reads what stands there then."""

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from bot.conversation import Conversation
from bot.messages import Action, Asker, Button, Incoming, Kind, Reply, Turn

_numbers: Final = count(1)


@dataclass(slots=True)
class Phone:
    """One person in one chat; `screen` is the newest message of the bot, as its last edit left it."""

    conversation: Conversation
    language: str = ""
    chat: str = ""
    is_group: bool = False
    is_admin: bool = False
    person: str = field(default_factory=lambda: f"person-{next(_numbers)}")
    screen: Reply = field(default_factory=lambda: Reply(()))
    notice: str = ""
    asked: str = ""

    def writes(self, text: str, kind: Kind = Kind.SAID) -> str:
        """Sends words; what the reply says."""
        self.asked = text
        self._takes(self.conversation.hear(self.incoming(text, kind)))
        return self.text

    def replies(self, text: str, to: Reply) -> str:
        """Sends words in reply to a message of the bot; what the reply says."""
        self.asked = text
        under = tuple(one.value for row in to.buttons for one in row if one.action is Action.PRESS)
        self._takes(self.conversation.hear(replace(self.incoming(text), under=under)))
        return self.text

    def sends(self, kind: Kind) -> str:
        """Sends what is no text, or lets the bot in; what the reply says."""
        self._takes(self.conversation.hear(self.incoming("", kind)))
        return self.text

    def presses(self, label: str) -> str:
        """Presses the button that begins with these words; what stands there then."""
        button = self.button(label)
        assert button.action is Action.PRESS, button
        return self.sends_data(button.value)

    def sends_data(self, data: str) -> str:
        """Sends a button's data, its own or forged."""
        asker = Asker(self.person, self.language)
        incoming = replace(self.incoming(data, Kind.PRESSED), about=self.asked, asker=asker)
        turn = self.conversation.hear(incoming)
        if turn.reply and not turn.in_place:  # it answers the message with the button
            self.asked = ""
        self._takes(turn)
        return self.text

    def button(self, label: str) -> Button:
        found = [button for row in self.screen.buttons for button in row if button.label.startswith(label)]
        assert found, f"no button {label!r} among {self.labels}"
        return next((button for button in found if button.label == label), found[0])

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.screen.buttons for button in row]

    @property
    def text(self) -> str:
        return self.screen.plain

    def incoming(self, text: str, kind: Kind = Kind.SAID) -> Incoming:
        chat = self.chat or f"chat-{self.person}"
        address = "" if self.is_group else f"address-{self.person}"
        return Incoming(text, chat, self.person, self.language, kind, self.is_group, self.is_admin, "", address)

    def _takes(self, turn: Turn) -> None:
        self.notice = turn.notice
        if turn.reply is None:
            return
        only_buttons = turn.in_place and not turn.reply.blocks
        self.screen = replace(self.screen, buttons=turn.reply.buttons) if only_buttons else turn.reply
