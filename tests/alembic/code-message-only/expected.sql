# upgrade

@begin

@version_table

-- Running upgrade  -> 8395bae32cd4

[postgresql]
CREATE TABLE first (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE first (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE first (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE first (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 8395bae32cd4

-- Running upgrade 8395bae32cd4 -> c59c53d1b0aa

@update 8395bae32cd4 c59c53d1b0aa

@commit

# downgrade

[postgresql, mysql, mariadb, sqlite, mssql, oracle] raises NotImplementedError: cannot be undone
