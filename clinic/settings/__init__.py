"""Settings: `base` holds what every environment shares; `dev`, `test`, `production` differ."""
