"""The library: pages, speeches, passages, ranking, answers. It knows no Telegram, no database, no event loop.

Reading order, which is also the order of imports: rules, errors, model, text, numerals, yaml_text, surnames, page,
record, passages, places, words, index, lexicon, ranking, misquoted, topic, meaning, weighing, chatter, wishes, asked,
imprint, question, findings, search, answer, snapshot, listing, judging.
"""
