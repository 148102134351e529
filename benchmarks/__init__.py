"""What is measured, and how to measure it again. Nothing of the product imports this."""
