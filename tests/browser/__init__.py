"""Journeys of people at the desk, in a real browser."""
