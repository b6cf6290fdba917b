# upgrade

@begin

@version_table

-- Running upgrade  -> b2cb36351aeb

[postgresql]
CREATE TYPE audit_action AS ENUM ('insert', 'update', 'delete')

[postgresql]
CREATE TABLE audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    actor VARCHAR(120) NOT NULL,
    action audit_action NOT NULL,
    table_name VARCHAR(63) NOT NULL,
    row_id BIGINT,
    diff JSON,
    at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE audit_log (
    id BIGINT NOT NULL AUTO_INCREMENT,
    actor VARCHAR(120) NOT NULL,
    action ENUM('insert','update','delete') NOT NULL,
    table_name VARCHAR(63) NOT NULL,
    row_id BIGINT,
    diff JSON,
    at DATETIME NOT NULL DEFAULT (now()),
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE audit_log (
    id BIGINT NOT NULL,
    actor VARCHAR(120) NOT NULL,
    action VARCHAR(6) NOT NULL,
    table_name VARCHAR(63) NOT NULL,
    row_id BIGINT,
    diff JSON,
    at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
)

[mssql]
CREATE TABLE audit_log (
    id BIGINT NOT NULL IDENTITY,
    actor VARCHAR(120) NOT NULL,
    action VARCHAR(6) NOT NULL,
    table_name VARCHAR(63) NOT NULL,
    row_id BIGINT NULL,
    diff NVARCHAR(max) NULL,
    at DATETIMEOFFSET NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
)

[oracle]
CREATE TABLE audit_log (
    id NUMBER(19) GENERATED ALWAYS AS IDENTITY,
    actor VARCHAR2(120 CHAR) NOT NULL,
    action VARCHAR(6 CHAR) NOT NULL,
    table_name VARCHAR2(63 CHAR) NOT NULL,
    row_id NUMBER(19),
    diff JSON,
    at DATE DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT pk_audit_log PRIMARY KEY (id)
)

[all]
CREATE INDEX ix_audit_log_at ON audit_log (at DESC)

@insert b2cb36351aeb

-- Running upgrade b2cb36351aeb -> 00ce31f91ad8

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE audit_log ADD COLUMN expires_on DATE

[mssql]
ALTER TABLE audit_log ADD expires_on DATETIME NULL

[oracle]
ALTER TABLE audit_log ADD expires_on DATE

[postgresql]
CREATE INDEX ix_audit_log_expires ON audit_log (expires_on) WHERE expires_on IS NOT NULL

[mysql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_audit_log_expires ON audit_log (expires_on)

[postgresql, sqlite]
ALTER TABLE audit_log ALTER COLUMN actor TYPE VARCHAR(255)

[mysql, mariadb]
ALTER TABLE audit_log MODIFY actor VARCHAR(255) NOT NULL

[mssql]
ALTER TABLE audit_log ALTER COLUMN actor VARCHAR(255) NOT NULL

[oracle]
ALTER TABLE audit_log MODIFY actor VARCHAR2(255 CHAR)

@update b2cb36351aeb 00ce31f91ad8

@commit

# downgrade

@begin

-- Running downgrade 00ce31f91ad8 -> b2cb36351aeb

[postgresql, sqlite]
ALTER TABLE audit_log ALTER COLUMN actor TYPE VARCHAR(120)

[mysql, mariadb]
ALTER TABLE audit_log MODIFY actor VARCHAR(120) NOT NULL

[mssql]
ALTER TABLE audit_log ALTER COLUMN actor VARCHAR(120) NOT NULL

[oracle]
ALTER TABLE audit_log MODIFY actor VARCHAR2(120 CHAR)

[postgresql, sqlite, oracle]
DROP INDEX ix_audit_log_expires

[mysql, mariadb, mssql]
DROP INDEX ix_audit_log_expires ON audit_log

[all]
ALTER TABLE audit_log DROP COLUMN expires_on

@update 00ce31f91ad8 b2cb36351aeb

-- Running downgrade b2cb36351aeb ->

[postgresql, sqlite, oracle]
DROP INDEX ix_audit_log_at

[mysql, mariadb, mssql]
DROP INDEX ix_audit_log_at ON audit_log

[all]
DROP TABLE audit_log

[postgresql]
DROP TYPE audit_action

@delete b2cb36351aeb

@commit
