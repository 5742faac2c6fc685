"""Tests of what is seen of photos that stand behind another one."""
