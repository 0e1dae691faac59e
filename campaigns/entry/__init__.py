"""Nhập nhiều đề nghị: the grid, the list from Excel, and what catches a double entry."""
