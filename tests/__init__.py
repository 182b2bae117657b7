"""The proof: the same rooms as portal/, plus browser/ and house/."""
