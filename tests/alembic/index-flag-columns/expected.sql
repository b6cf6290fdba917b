# upgrade

@begin

@version_table

-- Running upgrade  -> 21edfe24fd02

[postgresql]
CREATE TABLE users (
    id SERIAL NOT NULL,
    email VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE users (
    id INTEGER NOT NULL AUTO_INCREMENT,
    email VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE users (
    id INTEGER NOT NULL,
    email VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE users (
    id INTEGER NOT NULL IDENTITY,
    email VARCHAR(120) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE users (
    id INTEGER NOT NULL,
    email VARCHAR2(120 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[all]
CREATE INDEX ix_users_email ON users (email)

[postgresql]
CREATE TABLE devices (
    id SERIAL NOT NULL,
    serial VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE devices (
    id INTEGER NOT NULL AUTO_INCREMENT,
    serial VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE devices (
    id INTEGER NOT NULL,
    serial VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE devices (
    id INTEGER NOT NULL IDENTITY,
    serial VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE devices (
    id INTEGER NOT NULL,
    serial VARCHAR2(64 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[all]
CREATE UNIQUE INDEX ix_devices_serial ON devices (serial)

[postgresql]
CREATE TABLE logins (
    id SERIAL NOT NULL,
    user_id INTEGER NOT NULL,
    token VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE logins (
    id INTEGER NOT NULL AUTO_INCREMENT,
    user_id INTEGER NOT NULL,
    token VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE logins (
    id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    token VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE logins (
    id INTEGER NOT NULL IDENTITY,
    user_id INTEGER NOT NULL,
    token VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE logins (
    id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    token VARCHAR2(64 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[all]
CREATE INDEX ix_logins_user_token ON logins (user_id, token)

@insert 21edfe24fd02

@commit

# downgrade

@begin

-- Running downgrade 21edfe24fd02 ->

[all]
DROP TABLE logins

[all]
DROP TABLE devices

[all]
DROP TABLE users

@delete 21edfe24fd02

@commit
