"""Signing in: lock-out, second factor, password reset, audit log (docs/adr/0021)."""
