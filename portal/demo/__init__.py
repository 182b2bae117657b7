"""What `make run` adds to an instance: invented people and requests, a local mailbox, one launcher for all of it."""
