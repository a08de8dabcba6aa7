"""Asking a finished graph: questions, tables, explanations."""
