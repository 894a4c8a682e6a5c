"""What `lint` remarks on: how strings look, what items lack among others, and what is out of order."""
