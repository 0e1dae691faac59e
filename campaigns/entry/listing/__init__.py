"""Đề nghị theo danh sách: many nominations handed in as one Excel file."""
