# upgrade

@begin

@version_table

-- Running upgrade  -> 71340d3a1f7c

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(200)

[mysql, mariadb]
ALTER TABLE users MODIFY name VARCHAR(200) NOT NULL

[mssql]
ALTER TABLE users ALTER COLUMN name VARCHAR(200) NOT NULL

[oracle]
ALTER TABLE users MODIFY name VARCHAR2(200 CHAR)

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN bio TYPE TEXT

[mysql, mariadb]
ALTER TABLE users MODIFY bio TEXT NULL

[mssql]
ALTER TABLE users ALTER COLUMN bio TEXT NULL

[oracle]
ALTER TABLE users MODIFY bio CLOB

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN points TYPE BIGINT

[mysql, mariadb]
ALTER TABLE users MODIFY points BIGINT NOT NULL DEFAULT '0'

[mssql]
ALTER TABLE users ALTER COLUMN points BIGINT NOT NULL

[oracle]
ALTER TABLE users MODIFY points NUMBER(19)

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN rating TYPE NUMERIC(5, 1)

[mysql, mariadb]
ALTER TABLE users MODIFY rating NUMERIC(5, 1) NULL

[mssql]
ALTER TABLE users ALTER COLUMN rating NUMERIC(5, 1)

[oracle]
ALTER TABLE users MODIFY rating NUMERIC(5, 1)

@insert 71340d3a1f7c

@commit

# downgrade

@begin

-- Running downgrade 71340d3a1f7c ->

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN rating TYPE FLOAT

[mysql, mariadb]
ALTER TABLE users MODIFY rating FLOAT NULL

[mssql]
ALTER TABLE users ALTER COLUMN rating FLOAT

[oracle]
ALTER TABLE users MODIFY rating FLOAT

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN points TYPE INTEGER

[mysql, mariadb]
ALTER TABLE users MODIFY points INTEGER NOT NULL DEFAULT '0'

[mssql]
ALTER TABLE users ALTER COLUMN points INTEGER NOT NULL

[oracle]
ALTER TABLE users MODIFY points INTEGER

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN bio TYPE VARCHAR(500)

[mysql, mariadb]
ALTER TABLE users MODIFY bio VARCHAR(500) NULL

[mssql]
ALTER TABLE users ALTER COLUMN bio VARCHAR(500) NULL

[oracle]
ALTER TABLE users MODIFY bio VARCHAR2(500 CHAR)

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(50)

[mysql, mariadb]
ALTER TABLE users MODIFY name VARCHAR(50) NOT NULL

[mssql]
ALTER TABLE users ALTER COLUMN name VARCHAR(50) NOT NULL

[oracle]
ALTER TABLE users MODIFY name VARCHAR2(50 CHAR)

@delete 71340d3a1f7c

@commit
