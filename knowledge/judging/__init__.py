"""What answers are worth: question sets asked, two coverages compared, a calibration fitted.

Reading order, which is also the order of imports: evaluation, comparison, invented, examples, fitting.
"""
