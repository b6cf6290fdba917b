# upgrade

@begin

@version_table

-- Running upgrade  -> 902b51d5b346

[postgresql]
CREATE TABLE switches (
    id SERIAL NOT NULL,
    enabled BOOLEAN NOT NULL,
    hidden BOOLEAN,
    plain BOOLEAN,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE switches (
    id INTEGER NOT NULL AUTO_INCREMENT,
    enabled BOOL NOT NULL,
    hidden BOOL,
    plain BOOL,
    PRIMARY KEY (id),
    CONSTRAINT ck_switches_enabled CHECK (enabled IN (0, 1)),
    CHECK (hidden IN (0, 1))
)

[sqlite]
CREATE TABLE switches (
    id INTEGER NOT NULL,
    enabled BOOLEAN NOT NULL,
    hidden BOOLEAN,
    plain BOOLEAN,
    PRIMARY KEY (id),
    CONSTRAINT ck_switches_enabled CHECK (enabled IN (0, 1)),
    CHECK (hidden IN (0, 1))
)

[mssql]
CREATE TABLE switches (
    id INTEGER NOT NULL IDENTITY,
    enabled BIT NOT NULL,
    hidden BIT NULL,
    plain BIT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE switches (
    id INTEGER NOT NULL,
    enabled BOOLEAN NOT NULL,
    hidden BOOLEAN,
    plain BOOLEAN,
    PRIMARY KEY (id)
)

@insert 902b51d5b346

@commit

# downgrade

@begin

-- Running downgrade 902b51d5b346 ->

[all]
DROP TABLE switches

@delete 902b51d5b346

@commit
