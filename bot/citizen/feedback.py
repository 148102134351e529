"""What a citizen says of an answer (👍 👎, a mistake, none of these) and of themselves (a language, forget me), kept.

Each deed gives the turn that says so; what cannot be kept just now is said too, and never stops an answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.citizen import buttons
from bot.citizen.buttons import BACK, REASONS, Deed, Press
from bot.citizen.citation import citation
from bot.messages import Incoming, Reply, Turn, saying
from bot.records import Mistake, Outcome
from bot.texts import LANGUAGES, Texts
from knowledge.answer import Library
from knowledge.model import Passage

if TYPE_CHECKING:
    from bot.store import Store

NEGATIVE: Final = frozenset({Mistake.BESIDE_THE_QUESTION})
"""Mistakes that count as an unanswered question too."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Keeps what citizens say."""

    store: "Store"

    def pressed(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn | None:
        """The turn for a press that asks to keep something; None where it asks to be shown something."""
        keep = self._keepers().get(press.deed)
        if keep is None:
            return None
        if press.deed is not Deed.NONE and library.index.passage(press.id) is None:
            return Turn(notice=texts("not_found.gone"), alert=True)
        is_back = press.deed in (Deed.GOOD, Deed.BAD) and press.word == BACK
        return (self._back if is_back else keep)(press, incoming, library, texts)

    def _keepers(self) -> dict[Deed, Callable[[Press, Incoming, Library, Texts], Turn]]:
        return {
            Deed.GOOD: self._good,
            Deed.BAD: self._bad,
            Deed.REASON: self._reason,
            Deed.MISTAKE: self._mistake,
            Deed.NONE: self._none,
        }

    def _good(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn:
        if not self.store.votes.cast(incoming.person, press.id, True, version=library.coverage.version):
            return Turn(notice=texts("vote.not_kept"))
        self._withdraw_gap(incoming)
        return self._with_more(press, library, texts, "vote.good", is_good=True)

    def _bad(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn:
        is_kept = self.store.votes.cast(incoming.person, press.id, False, version=library.coverage.version)
        if not is_kept:
            return Turn(notice=texts("vote.not_kept"))
        if incoming.about:
            self.store.gaps.asked(incoming.person, incoming.about, Outcome.DOWN_VOTED)
        passage = _passage(press, library)
        return Turn(Reply((), buttons.of_reasons(passage, texts)), in_place=True, notice=texts("vote.bad"))

    def _back(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn:
        if not self.store.votes.withdraw(incoming.person, press.id):
            return Turn(notice=texts("vote.not_kept"))
        self._withdraw_gap(incoming)
        return self._with_more(press, library, texts, "vote.back")

    def _withdraw_gap(self, incoming: Incoming) -> None:
        """Takes back that a 👎 made a gap of the question that was answered."""
        if incoming.about:
            self.store.gaps.withdraw(incoming.person, incoming.about, Outcome.DOWN_VOTED)

    def _with_more(self, press: Press, library: Library, texts: Texts, key: str, is_good: bool = False) -> Turn:
        passage = _passage(press, library)
        rows = buttons.of_more(passage, texts, citation(passage, texts), is_good)
        return Turn(Reply((), rows), in_place=True, notice=texts(key))

    def _reason(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn:
        if press.word not in REASONS:
            return Turn(notice=texts("press.dead"))
        version = library.coverage.version
        is_kept = self.store.votes.cast(incoming.person, press.id, False, press.word, version)
        passage = _passage(press, library)
        rows = buttons.of_quote(passage, texts)
        return Turn(Reply((), rows), in_place=True, notice=texts("vote.reason" if is_kept else "vote.not_kept"))

    def _mistake(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn:
        if press.word not in set(Mistake):
            return Turn(notice=texts("press.dead"))
        mistake, version = Mistake(press.word), library.coverage.version
        number = self.store.corrections.report(
            incoming.person, press.id, mistake, incoming.address or None, version, texts.language
        )
        if number is None:
            return Turn(notice=texts("vote.not_kept"), alert=True)
        if mistake in NEGATIVE and incoming.about:
            self.store.gaps.asked(incoming.person, incoming.about, Outcome.DOWN_VOTED)
        passage = _passage(press, library)
        key = "correction.kept" if incoming.address else "correction.kept_in_group"
        rows = buttons.of_quote(passage, texts)
        return Turn(Reply((), rows), in_place=True, notice=texts(key, number=number), alert=True)

    def _none(self, press: Press, incoming: Incoming, library: Library, texts: Texts) -> Turn:  # noqa: ARG002
        if incoming.about:
            self.store.gaps.asked(incoming.person, incoming.about, Outcome.NOT_FOUND)
        return Turn(saying(texts("none.kept"), buttons.of_next_steps(texts)), in_place=True)


def _passage(press: Press, library: Library) -> Passage:
    """The passage that a press concerns, which is there (`pressed` has looked)."""
    return library.index.passages[library.index.rows[press.id]]


def language_chosen(store: "Store", person: str, language: str, texts: Texts) -> Turn:
    """Keeps the language of the bot's own words for a person; `texts` are already those of that language."""
    is_kept = language in LANGUAGES and store.people.choose_language(person, language)
    words = texts("language.chosen") if is_kept else texts("vote.not_kept")
    return Turn(saying(words), in_place=True)
