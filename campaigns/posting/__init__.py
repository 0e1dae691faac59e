"""Lấy ý kiến công khai: the public posting before the council."""
