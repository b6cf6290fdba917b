# upgrade

@begin

@version_table

-- Running upgrade  -> a199ed6fbec1

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN phone VARCHAR(20)

[mssql]
ALTER TABLE users ADD phone VARCHAR(20) NULL

[oracle]
ALTER TABLE users ADD phone VARCHAR2(20 CHAR)

[all]
CREATE INDEX ix_users_phone ON users (phone)

@insert a199ed6fbec1

@commit

# downgrade

@begin

-- Running downgrade a199ed6fbec1 ->

[postgresql, sqlite, oracle]
DROP INDEX ix_users_phone

[mysql, mariadb, mssql]
DROP INDEX ix_users_phone ON users

[all]
ALTER TABLE users DROP COLUMN phone

@delete a199ed6fbec1

@commit
