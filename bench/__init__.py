"""Measures the parser: against hand-written scanners, against parser toolkits, and on hostile input."""
