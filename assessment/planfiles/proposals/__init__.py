"""Which development type a plan object is proposed to be, by a table that can be edited."""
