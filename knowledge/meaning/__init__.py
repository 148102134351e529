"""The second look: how near passages are in meaning, and whether they answer. Optional; all works without it.

Reading order, which is also the order of imports: packed, pieces, tuning, engine, reader, rows, purposes, precedents,
encoder, child, segments, vectors, filling, look.
"""
