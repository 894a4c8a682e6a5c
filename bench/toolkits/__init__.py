"""Layout A read with parser toolkits, one module each: a token a block; small fields and records are made as by the scanners."""
