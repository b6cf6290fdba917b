# upgrade

@begin

@version_table

-- Running upgrade  -> 815e752913fe

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN age INTEGER

[mssql]
ALTER TABLE users ADD age INTEGER NULL

[oracle]
ALTER TABLE users ADD age INTEGER

[all]
CREATE INDEX ix_users_age ON users (age)

@insert 815e752913fe

@commit

# downgrade

@begin

-- Running downgrade 815e752913fe ->

[postgresql, sqlite, oracle]
DROP INDEX ix_users_age

[mysql, mariadb, mssql]
DROP INDEX ix_users_age ON users

@delete 815e752913fe

@commit
