"""Small changes to a loaded catalogue, one at a time; each should be noticed by a policy case."""
