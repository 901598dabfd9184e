"""What a pipeline is: the document, read with positions and written with its comments kept."""
