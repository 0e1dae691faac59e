"""Hồ sơ vụ việc: the page on which everything about one nomination stands."""
