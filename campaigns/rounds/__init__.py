"""Đợt xét: who is asked, who has answered, what is due when."""
