# upgrade

@begin

@version_table

-- Running upgrade  -> c7a005df4396

[postgresql, mysql, mariadb]
ALTER TABLE users ADD COLUMN handle VARCHAR(30)

[mssql]
ALTER TABLE users ADD handle VARCHAR(30) NULL

[oracle]
ALTER TABLE users ADD handle VARCHAR2(30 CHAR)

[all]
ALTER TABLE users ADD UNIQUE (handle)

@insert c7a005df4396

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.

# downgrade

@begin

-- Running downgrade c7a005df4396 ->

[all]
ALTER TABLE users DROP COLUMN handle

@delete c7a005df4396

@commit
