"""The store a desk lives in: what was captured, what was read in it, and who did what.

It is the only part of Khabar that knows SQL.
"""
