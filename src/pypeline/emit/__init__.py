"""Plan to text: SQL per dialect, and standalone Python."""
