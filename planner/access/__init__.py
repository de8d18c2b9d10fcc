"""Access: who is visiting, in which role, and what that role may do."""
