"""The library: pages, speeches, passages, ranking, answers. It knows no Telegram, no database, no event loop.

Reading order, which is also the order of imports: rules, errors, model, text, numerals, yaml_text, surnames, page,
record, passages, places, vocabulary, dictionary, cutter, tokens, index, shapes, hearing, shortenings, lexicon,
ranking, topic, meaning, values, cues, evidence, excerpt, merit, marks, calibration, chatter, asked, imprint,
question, findings, search, answer, snapshot, listing, evaluation, comparison, invented, examples, fitting.
"""
