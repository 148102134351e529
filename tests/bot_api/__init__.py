"""A Bot API server for tests: Telegram as a bot meets it, on loopback, with people who use it.

Reading order (each module imports only from those before it): clock, refusals, spec, entities, parameters,
checks, chats, updates, faults, world, people, methods, webhook, server. It knows nothing of pytest.
"""

from .chats import Button, Chat, Message
from .clock import Clock
from .faults import Faults, Limits
from .people import Person
from .refusals import Refused, Violation
from .server import TOKEN, BotApi
from .world import BotProfile, GuestCall, NoReply, Press, Typing

__all__ = [
    "TOKEN",
    "BotApi",
    "BotProfile",
    "Button",
    "Chat",
    "Clock",
    "Faults",
    "GuestCall",
    "Limits",
    "Message",
    "NoReply",
    "Person",
    "Press",
    "Refused",
    "Typing",
    "Violation",
]
