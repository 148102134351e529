"""What is asked: people, posts, facts of the page, a topic, or a turn of the conversation. It answers nothing.

A message becomes one of a small sum of requests (`Asked`). Rules are of language and of this domain; they read the
folded message in standard Chinese, so that 啥, 咋 and traditional characters are already gone.

Reading order, which is also the order of imports: message, accused, predicates, pronoun, whom, subject, speaking,
asked_people, steps, intents, aspects, chosen, ranked, turns, another_place, another, inside, gathered, ways, listed,
described, asked_words, their_words, bearers, callings, posted, strangers, speakers, unheard, claimed, quoted,
delegations, identity, people, alone, matters, notes, makers, fact_words, appearing, facts_where, facts, sources,
elsewhere, paged, standard, framing, refused, clauses, demanded, order, understanding.
"""

from knowledge.question.understanding import MOST_CHARACTERS, understand

__all__ = ["MOST_CHARACTERS", "understand"]
