"""Files of offices on their way into the register: gates, reading, repair, values."""
