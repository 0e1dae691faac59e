"""Thông báo: what people are told, in the house and by mail, through one outbox."""
