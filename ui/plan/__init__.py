"""Step 1: the plan, drawn, typed, taken or dropped, with what is to come on each part."""
