SCHEMA = "app"
