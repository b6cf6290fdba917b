# upgrade

@begin

@version_table

-- Running upgrade  -> 894c75ca70e8

[postgresql]
CREATE TABLE jars (
    id SERIAL NOT NULL,
    content BYTEA,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE jars (
    id INTEGER NOT NULL AUTO_INCREMENT,
    content BLOB,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE jars (
    id INTEGER NOT NULL,
    content BLOB,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE jars (
    id INTEGER NOT NULL IDENTITY,
    content IMAGE NULL,
    PRIMARY KEY (id)
)

@insert 894c75ca70e8

@commit

# downgrade

@begin

-- Running downgrade 894c75ca70e8 ->

[all]
DROP TABLE jars

@delete 894c75ca70e8

@commit
