from alembic import context

config = context.config
config.set_main_option("owner", find_owner())


def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), literal_binds=True)
