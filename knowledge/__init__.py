"""The library: pages, speeches, passages, ranking, answers. It knows no Telegram, no database, no event loop.

Reading order, which is also the order of imports: errors, model, text, page, coverage, passages, tokens,
ranking, question, answer, snapshot, evaluation.
"""
