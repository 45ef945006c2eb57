"""What a shop's till has to compute."""
