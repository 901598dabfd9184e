"""What a component author writes with: the only public, versioned authoring API."""
