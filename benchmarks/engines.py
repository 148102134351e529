"""What is compared: the bot through the code that answers citizens, and engines that people would use instead.

A peer is imported when it is asked for; `MissingPeer` says what is not there and how to get it. No engine here has a
ranking formula of its own.
"""

import importlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import jieba
import rank_bm25

from benchmarks.beir import Document
from bot import settings
from bot.settings import PassageSettings
from bot.start import closed, filled, indexed, looking
from knowledge.answer import Library
from knowledge.asked import Context, ListPeople, Search
from knowledge.meaning.look import SecondLook, available
from knowledge.model import Coverage, Page, Speaker, Speech
from knowledge.question import understand
from knowledge.search import weighed
from knowledge.text import folded
from knowledge.topic import Topic, topic_of

MOST: Final = 10
MADE: Final = "BENCHMARK_MADE"
"""Set in the environment, no vectors are made: a second look is had where they are there."""
WHOLE: Final = 1_000_000_000
"""A passage length that cuts no document: the sets judge whole documents."""
A_PAGE: Final = 50
"""Documents that are taken for the speeches of one page."""


class MissingPeer(Exception):
    """What has to be installed before this peer can be measured."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best documents, the raw score of the first, and how sure the system is that it answers."""

    ids: tuple[str, ...]
    score: float = 0.0
    confidence: float | None = None


class Engine(Protocol):
    """Made with documents; ready to be asked then."""

    def ranked(self, question: str) -> Ranking: ...

    def close(self) -> None: ...


class Bot:
    """The product: a document is a speech of one passage, a question is understood, ranked and weighed as a citizen's.

    A question that is taken for something else than a search (a card of people, a day) is searched by its words.
    """

    meaning = False

    def __init__(self, documents: Sequence[Document]) -> None:
        whole = PassageSettings.model_construct(most=WHOLE, least=WHOLE)
        chosen = settings.load().model_copy(update={"passages": whole})
        folders = settings.folders()
        self._ids = ids(documents)
        self.library = indexed(chosen, folders, coverage(documents))
        if self.meaning:
            if not available():
                raise MissingPeer("the extra `semantic` is not installed: pip install -e .[semantic]")
            self.library = looking(chosen, folders, self.library)
            if os.environ.get(MADE) and isinstance(self.library.look, SecondLook) and self.library.look.missing():
                closed(self.library)
                raise MissingPeer("vectors of the set are missing, and none are to be made")
            self.library = filled(self.library)

    def ranked(self, question: str) -> Ranking:
        found = weighed(topic(question, self.library), None, self.library, scoped=False)
        if not found:
            return Ranking((), 0.0, 0.0)
        ids = tuple(self._ids[one.passage.source.id] for one in found[:MOST])
        return Ranking(ids, found[0].score, found[0].confidence)

    def close(self) -> None:
        closed(self.library)


class BotWithMeaning(Bot):
    """The product with its second look; vectors are kept in the data folder."""

    meaning = True


class RankerAlone(Bot):
    """The order of the product's index before evidence is weighed."""

    def ranked(self, question: str) -> Ranking:
        hits = self.library.index.ranked(topic(question, self.library).query, most=MOST)
        return Ranking(tuple(self._ids[hit.passage.source.id] for hit in hits), hits[0].score if hits else 0.0)


def topic(question: str, library: Library) -> Topic:
    """What a question is looked for by, as the bot understands it."""
    asked = understand(question, Context(), library.language)
    if isinstance(asked, Search | ListPeople) and asked.topic:
        return asked.topic
    language = library.language
    return topic_of(language.vocabulary.standard(folded(question), language.tokenizer.words, language.holds), language)


def coverage(documents: Sequence[Document]) -> Coverage:
    """Documents as a coverage: each a speech under its title, its speaker named by a character that no text holds."""
    pages = []
    for first in range(0, len(documents), A_PAGE):
        speaker = Speaker(f"speaker{first}", chr(0xF0000 + first // A_PAGE))
        speeches = tuple(
            Speech(_speech_id(first + i), None, one.title or None, "", speaker, (), one.text)
            for i, one in enumerate(documents[first : first + A_PAGE])
        )
        pages.append(Page(f"page{first}", None, None, speeches=speeches))
    return Coverage("benchmark", tuple(pages))


def ids(documents: Sequence[Document]) -> Mapping[str, str]:
    """The document of each speech of that coverage."""
    return {_speech_id(place): document.id for place, document in enumerate(documents)}


def _speech_id(place: int) -> str:
    return f"document{place}"


# ---------------------------------------------------------------- peers


class Card:
    """rank-bm25's Okapi over jieba's precise mode, as a tutorial has it."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._ids = [document.id for document in documents]
        self._index = rank_bm25.BM25Okapi([jieba.lcut(document.text) for document in documents])

    def ranked(self, question: str) -> Ranking:
        scores = self._index.get_scores(jieba.lcut(question))
        order = (-scores).argsort(kind="stable")[:MOST]
        return Ranking(tuple(self._ids[place] for place in order), float(scores[order[0]]))

    def close(self) -> None:
        pass


class Bm25s:
    """bm25s with Lucene's formula, over the same words as `card`."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._ids = [document.id for document in documents]
        self._index = _peer("bm25s").BM25(method="lucene")
        self._index.index([jieba.lcut(document.text) for document in documents], show_progress=False)

    def ranked(self, question: str) -> Ranking:
        most = min(MOST, len(self._ids))
        places, scores = self._index.retrieve([jieba.lcut(question)], k=most, show_progress=False)
        return Ranking(tuple(self._ids[place] for place in places[0]), float(scores[0][0]))

    def close(self) -> None:
        pass


class Tantivy:
    """tantivy over jieba's search mode without punctuation."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._tantivy = _peer("tantivy")
        schema = self._tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_text_field("text", tokenizer_name="whitespace")
        self._schema = schema.build()
        self._index = self._tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=128_000_000, num_threads=1)
        for document in documents:
            words = " ".join(_search_words(document.text))
            writer.add_document(self._tantivy.Document(id=document.id, text=words))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ranked(self, question: str) -> Ranking:
        query, occur = self._tantivy.Query, self._tantivy.Occur.Should
        words = [(occur, query.term_query(self._schema, "text", word)) for word in _search_words(question)]
        hits = self._searcher.search(query.boolean_query(words), MOST).hits if words else []
        ids = tuple(self._searcher.doc(address)["id"][0] for _, address in hits)
        return Ranking(ids, hits[0][0] if hits else 0.0)

    def close(self) -> None:
        pass


class LuceneCjk:
    """Lucene with its CJK analyzer and BM25 as it comes, in a Java process that is asked line by line."""

    program: Final = Path(__file__).with_name("LuceneCjk.java")

    def __init__(self, documents: Sequence[Document]) -> None:
        jars = os.environ.get("LUCENE_JARS") or os.pathsep.join(map(str, Path("/usr/share/java").glob("lucene-*.jar")))
        if not shutil.which("java") or not jars:
            raise MissingPeer(
                "Java and Lucene's jars are needed: apt-get install liblucene4.10-java, or set LUCENE_JARS"
            )
        self._ids = [document.id for document in documents]
        self._java = subprocess.Popen(
            ["java", "-cp", jars, str(self.program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        if self._java.stdin is None or self._java.stdout is None:
            raise MissingPeer("a process without pipes cannot be asked")
        self._in, self._out = self._java.stdin, self._java.stdout
        self._said(len(documents))
        for document in documents:
            self._said(_one_line(document.text))
        if self._heard() != "ready":
            raise MissingPeer(f"{jars}: Lucene could not be started from these jars")

    def _said(self, line: object) -> None:
        self._in.write(f"{line}\n")

    def _heard(self) -> str:
        self._in.flush()
        return self._out.readline().strip()

    def ranked(self, question: str) -> Ranking:
        self._said(_one_line(question))
        found = json.loads(self._heard())
        ids = tuple(self._ids[place] for place in found["places"])
        return Ranking(ids, found["score"])

    def close(self) -> None:
        self._java.communicate()


def _peer(package: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError:
        raise MissingPeer(f"{package} is not installed: pip install --group bench (pip 25.1 or later)") from None


def _search_words(text: str) -> list[str]:
    return [word for word in jieba.lcut_for_search(text) if re.search(r"\w", word)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


ENGINES: Final[Mapping[str, Callable[[Sequence[Document]], Engine]]] = {
    "congress-bot": Bot,
    "congress-bot+meaning": BotWithMeaning,
    "ranker-alone": RankerAlone,
    "card": Card,
    "bm25s": Bm25s,
    "tantivy": Tantivy,
    "lucene-cjk": LuceneCjk,
}
