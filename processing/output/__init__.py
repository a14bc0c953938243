"""What algorithms write: sinks together or not at all, and how they look when they are loaded."""
