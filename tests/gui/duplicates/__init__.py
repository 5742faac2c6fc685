"""Tests of the page of duplicates."""
