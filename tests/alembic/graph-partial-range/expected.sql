# upgrade

@begin

-- Running upgrade 1a0000000001 -> 1a0000000002

[postgresql]
CREATE TABLE two (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE two (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE two (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE two (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@update 1a0000000001 1a0000000002

-- Running upgrade 1a0000000002 -> 1a0000000003

[postgresql]
CREATE TABLE three (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE three (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE three (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE three (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@update 1a0000000002 1a0000000003

@commit

# downgrade

@begin

-- Running downgrade 1a0000000004 -> 1a0000000003

[all]
DROP TABLE four

@update 1a0000000004 1a0000000003

-- Running downgrade 1a0000000003 -> 1a0000000002

[all]
DROP TABLE three

@update 1a0000000003 1a0000000002

@commit
