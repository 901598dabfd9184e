"""What a compiled pipeline is: relations, schemas, steps; values that serialise."""
