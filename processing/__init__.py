"""The Processing provider and one file per algorithm: thin, they read inputs, call the engine, write outputs."""
