"""Annotations in, claims out: pure, and the only place where ids are given."""
