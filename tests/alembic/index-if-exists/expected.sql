# upgrade

@begin

@version_table

-- Running upgrade  -> c0a3e232d450

[postgresql, mysql, mariadb, sqlite]
CREATE INDEX IF NOT EXISTS ix_a_x ON a (x)

[mssql, oracle]
CREATE INDEX ix_a_x ON a (x)

[postgresql, sqlite, oracle]
DROP INDEX IF EXISTS ix_a_old

[mysql, mariadb, mssql]
DROP INDEX IF EXISTS ix_a_old ON a

[postgresql, sqlite, oracle]
DROP INDEX IF EXISTS s.ix_a_older

[mysql, mariadb, mssql]
DROP INDEX IF EXISTS ix_a_older ON s.a

@insert c0a3e232d450

-- Running upgrade c0a3e232d450 -> 10b68e860167

[postgresql, sqlite, oracle]
DROP INDEX ix_a_x

[mysql, mariadb, mssql]
DROP INDEX ix_a_x ON no_table

@update c0a3e232d450 10b68e860167

@commit

# downgrade

@begin

-- Running downgrade 10b68e860167 -> c0a3e232d450

[all]
CREATE INDEX ix_a_x ON a (x)

@update 10b68e860167 c0a3e232d450

-- Running downgrade c0a3e232d450 ->

[postgresql, sqlite, oracle]
DROP INDEX IF EXISTS ix_a_x

[mysql, mariadb, mssql]
DROP INDEX IF EXISTS ix_a_x ON a

@delete c0a3e232d450

@commit
