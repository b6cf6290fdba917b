# upgrade

@begin

@version_table

-- Running upgrade  -> dbe636bc3834

[postgresql]
ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(100)

[mysql, mariadb]
ALTER TABLE users MODIFY name VARCHAR(100) NOT NULL

[mssql]
ALTER TABLE users ALTER COLUMN name VARCHAR(100) NOT NULL

[oracle]
ALTER TABLE users MODIFY name VARCHAR2(100 CHAR)

[all]
ALTER TABLE users DROP COLUMN legacy

[all]
ALTER TABLE users ADD CONSTRAINT uq_users_name UNIQUE (name)

@insert dbe636bc3834

@commit

[sqlite] raises CommandError: This operation cannot proceed in --sql mode; batch mode with dialect sqlite requires a live database connection with which to reflect the table "users". To generate a batch SQL migration script using table "move and copy", a complete Table object should be passed to the "copy_from" argument of the batch_alter_table() method so that table reflection can be skipped.

# downgrade

@begin

-- Running downgrade dbe636bc3834 ->

[postgresql, mssql, oracle]
ALTER TABLE users DROP CONSTRAINT uq_users_name

[mysql, mariadb]
ALTER TABLE users DROP INDEX uq_users_name

[postgresql, mysql, mariadb]
ALTER TABLE users ADD COLUMN legacy INTEGER

[mssql]
ALTER TABLE users ADD legacy INTEGER NULL

[oracle]
ALTER TABLE users ADD legacy INTEGER

[postgresql]
ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(50)

[mysql, mariadb]
ALTER TABLE users MODIFY name VARCHAR(50) NOT NULL

[mssql]
ALTER TABLE users ALTER COLUMN name VARCHAR(50) NOT NULL

[oracle]
ALTER TABLE users MODIFY name VARCHAR2(50 CHAR)

@delete dbe636bc3834

@commit

[sqlite] raises CommandError: This operation cannot proceed in --sql mode; batch mode with dialect sqlite requires a live database connection with which to reflect the table "users". To generate a batch SQL migration script using table "move and copy", a complete Table object should be passed to the "copy_from" argument of the batch_alter_table() method so that table reflection can be skipped.
