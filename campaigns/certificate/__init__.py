"""Bằng and giấy khen as they are printed, checked and handed over."""
