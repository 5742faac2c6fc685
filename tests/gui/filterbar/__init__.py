"""Tests of gallery.gui.filterbar."""
