# upgrade

@begin

@version_table

-- Running upgrade  -> db6466506cb5

[all]
CREATE UNIQUE INDEX ix_users_lower_email ON users (lower(email))

[all]
CREATE INDEX ix_users_created_desc ON users (created_at DESC, id)

[postgresql, sqlite, mssql, oracle]
CREATE INDEX ix_users_func ON users (lower(login))

[mysql, mariadb]
CREATE INDEX ix_users_func ON users ((lower(login)))

[all]
CREATE INDEX ix_users_score ON users (score DESC)

[postgresql, sqlite, mssql, oracle]
CREATE INDEX ix_users_rank ON users (rank DESC NULLS LAST, tenant_id)

[mysql]
CREATE INDEX ix_users_rank ON users ((`rank` DESC NULLS LAST), tenant_id)

[mariadb]
CREATE INDEX ix_users_rank ON users ((rank DESC NULLS LAST), tenant_id)

@insert db6466506cb5

@commit

# downgrade

@begin

-- Running downgrade db6466506cb5 ->

[postgresql, sqlite, oracle]
DROP INDEX ix_users_rank

[mysql, mariadb, mssql]
DROP INDEX ix_users_rank ON users

[postgresql, sqlite, oracle]
DROP INDEX ix_users_score

[mysql, mariadb, mssql]
DROP INDEX ix_users_score ON users

[postgresql, sqlite, oracle]
DROP INDEX ix_users_func

[mysql, mariadb, mssql]
DROP INDEX ix_users_func ON users

[postgresql, sqlite, oracle]
DROP INDEX ix_users_created_desc

[mysql, mariadb, mssql]
DROP INDEX ix_users_created_desc ON users

[postgresql, sqlite, oracle]
DROP INDEX ix_users_lower_email

[mysql, mariadb, mssql]
DROP INDEX ix_users_lower_email ON users

@delete db6466506cb5

@commit
