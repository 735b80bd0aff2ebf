"""What English says, and how it is set: tables and rules. Pure."""
