"""The library: pages, speeches, passages, ranking, answers. It knows no Telegram, no database, no event loop.

Reading order, which is also the order of imports: rules, errors, model, text, yaml_text, surnames, page, files,
entries, page_yaml, page_faults, coverage, namesakes, draft, known_names, proof, passages, places, vocabulary,
dictionary, cutter, tokens, postings, layers, gram_counts, loops, bm25, layered, cuts, cuts_file, shapes, numerals,
hearing, shortenings, lexicon, ranking, topic, meaning, values, cues, evidence, excerpt, merit, marks, calibration,
chatter, phrases, imprint, asked, question, findings, search, answer, snapshot, listing, evaluation, comparison,
invented, examples, fitting.
"""
