"""The pages about people and communication: who matters, what is promised, what is told, what is advertised."""
