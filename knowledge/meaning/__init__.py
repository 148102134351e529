"""The second look: how near passages are to a question in meaning. Optional; without its packages nothing changes.

Reading order, which is also the order of imports: packed, pieces, tuning, engine, rows, encoder, child, segments,
vectors, filling, look.
"""
