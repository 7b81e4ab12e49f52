"""What the demo site shows: its drawings."""
