# upgrade

@begin

@version_table

-- Running upgrade  -> d05cd618b707

[postgresql]
CREATE TYPE ticket_state AS ENUM ('open', 'in_progress', 'closed')

[postgresql]
CREATE TYPE ticket_severity AS ENUM ('low', 'high')

[postgresql]
CREATE TABLE tickets (
    id SERIAL NOT NULL,
    state ticket_state NOT NULL,
    severity ticket_severity DEFAULT 'low' NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE tickets (
    id INTEGER NOT NULL AUTO_INCREMENT,
    state ENUM('open','in_progress','closed') NOT NULL,
    severity ENUM('low','high') NOT NULL DEFAULT 'low',
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE tickets (
    id INTEGER NOT NULL,
    state VARCHAR(11) NOT NULL,
    severity VARCHAR(4) DEFAULT 'low' NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE tickets (
    id INTEGER NOT NULL IDENTITY,
    state VARCHAR(11) NOT NULL,
    severity VARCHAR(4) NOT NULL DEFAULT 'low',
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE tickets (
    id INTEGER NOT NULL,
    state VARCHAR(11 CHAR) NOT NULL,
    severity VARCHAR(4 CHAR) DEFAULT 'low' NOT NULL,
    PRIMARY KEY (id)
)

@insert d05cd618b707

@commit

# downgrade

@begin

-- Running downgrade d05cd618b707 ->

[all]
DROP TABLE tickets

[all]
DROP TYPE ticket_state

[all]
DROP TYPE ticket_severity

@delete d05cd618b707

@commit
