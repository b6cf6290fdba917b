# upgrade

@begin

@version_table

-- Running upgrade  -> 0eab6cbd9a56

[postgresql]
CREATE EXTENSION IF NOT EXISTS pgcrypto

[mysql, mariadb]
SET sql_mode = 'ANSI'

[postgresql, mysql, mariadb]
ALTER TABLE nodes ADD CONSTRAINT ck_nodes_depth CHECK (depth >= 0)

[sqlite, mssql, oracle]
SELECT 'nothing to do'

[mssql, oracle]
ALTER TABLE nodes ADD CONSTRAINT ck_nodes_depth CHECK (depth >= 0)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE nodes ADD COLUMN meta VARCHAR(200)

[mssql]
ALTER TABLE nodes ADD meta NVARCHAR(200) NULL

[oracle]
ALTER TABLE nodes ADD meta VARCHAR2(200 CHAR)

@insert 0eab6cbd9a56

@commit

# downgrade

@begin

-- Running downgrade 0eab6cbd9a56 ->

[all]
ALTER TABLE nodes DROP COLUMN meta

[postgresql, mariadb, mssql, oracle]
ALTER TABLE nodes DROP CONSTRAINT ck_nodes_depth

[mysql]
ALTER TABLE nodes DROP CHECK ck_nodes_depth

@delete 0eab6cbd9a56

@commit
