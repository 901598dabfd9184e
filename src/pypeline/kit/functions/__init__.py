"""The function catalogue: every function an expression may use, with its lowering per dialect."""
