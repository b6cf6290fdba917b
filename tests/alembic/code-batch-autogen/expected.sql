# upgrade

@begin

@version_table

-- Running upgrade  -> 855c423bc788

[postgresql]
CREATE TABLE note (
    id SERIAL NOT NULL,
    title VARCHAR(64),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE note (
    id INTEGER NOT NULL AUTO_INCREMENT,
    title VARCHAR(64),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE note (
    id INTEGER NOT NULL,
    title VARCHAR(64),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE note (
    id INTEGER NOT NULL IDENTITY,
    title VARCHAR(64) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE note (
    id INTEGER NOT NULL,
    title VARCHAR2(64 CHAR),
    PRIMARY KEY (id)
)

[all]
CREATE INDEX ix_note_title ON note (title)

@insert 855c423bc788

-- Running upgrade 855c423bc788 -> 920d0db8c7b7

[postgresql, mysql, sqlite]
ALTER TABLE note ADD COLUMN body TEXT

[mariadb]
ALTER TABLE note ADD COLUMN `body` TEXT

[mssql]
ALTER TABLE note ADD body TEXT NULL

[oracle]
ALTER TABLE note ADD body CLOB

[postgresql, sqlite]
ALTER TABLE note ADD COLUMN pinned BOOLEAN DEFAULT '0' NOT NULL

[mysql, mariadb]
ALTER TABLE note ADD COLUMN pinned BOOL NOT NULL DEFAULT '0'

[mssql]
ALTER TABLE note ADD pinned BIT NOT NULL DEFAULT '0'

[oracle]
ALTER TABLE note ADD pinned BOOLEAN DEFAULT '0' NOT NULL

@update 855c423bc788 920d0db8c7b7

@commit

# downgrade

@begin

-- Running downgrade 920d0db8c7b7 -> 855c423bc788

[all]
DROP TABLE IF EXISTS _alembic_tmp_note

@update 920d0db8c7b7 855c423bc788

-- Running downgrade 855c423bc788 ->

[postgresql, sqlite, oracle]
DROP INDEX ix_note_title

[mysql, mariadb, mssql]
DROP INDEX ix_note_title ON note

[all]
DROP TABLE note

@delete 855c423bc788

@commit
