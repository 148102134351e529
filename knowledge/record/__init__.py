"""The record as files: one folder a page, each page checked, drafted, and compared with the raw text it came from.

Reading order, which is also the order of imports: files, entries, page_yaml, page_faults, coverage, namesakes, draft,
known_names, proof.
"""
