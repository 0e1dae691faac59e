"""Khen thưởng trước khi có phần mềm: taken in by lists, seen and confirmed by officers."""
