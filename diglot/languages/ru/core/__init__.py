"""What Russian says, and how it is set: tables and rules. Pure."""
