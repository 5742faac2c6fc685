"""Migrations: how an older library becomes one of today."""
