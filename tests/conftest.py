"""What many tests share: the library of the embedded page, built once, and a visitor who asks it."""

import os

import pytest
from hypothesis import settings

from bot.conversation import Conversation
from knowledge.answer import Library
from tests.building import Visitor, a_conversation, real_library

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def library() -> Library:
    return real_library()


@pytest.fixture(scope="session")
def conversation(library: Library) -> Conversation:
    return a_conversation(library)


@pytest.fixture
def visitor(conversation: Conversation) -> Visitor:
    return Visitor(conversation)
