# upgrade

@begin

@version_table

-- Running upgrade  -> 02a819dab223

[mssql]
CREATE TABLE t (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE t (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[all]
UPDATE t SET id = 2

@insert 02a819dab223

@commit

# downgrade

@begin

-- Running downgrade 02a819dab223 ->

[all]
DROP TABLE t

@delete 02a819dab223

@commit
