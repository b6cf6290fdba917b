# upgrade

@begin

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE TABLE meta.schema_version (
    version_num VARCHAR(32) NOT NULL
)

[oracle]
CREATE TABLE meta.schema_version (
    version_num VARCHAR2(32 CHAR) NOT NULL
)

-- Running upgrade  -> 30e94494da84

[postgresql]
CREATE TABLE t (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE t (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE t (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE t (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

[all]
INSERT INTO meta.schema_version (version_num) VALUES ('30e94494da84')

-- Running upgrade 30e94494da84 -> 7938a8539af6

[postgresql]
ALTER TABLE t DROP COLUMN "old"

[mysql, mariadb, sqlite, mssql, oracle]
ALTER TABLE t DROP COLUMN old

[all]
UPDATE meta.schema_version SET version_num='7938a8539af6' WHERE meta.schema_version.version_num = '30e94494da84'

@commit

# downgrade

@begin

-- Running downgrade 7938a8539af6 -> 30e94494da84

[postgresql]
ALTER TABLE t ADD COLUMN "old" INTEGER

[mysql, mariadb, sqlite]
ALTER TABLE t ADD COLUMN old INTEGER

[mssql]
ALTER TABLE t ADD old INTEGER NULL

[oracle]
ALTER TABLE t ADD old INTEGER

[all]
UPDATE meta.schema_version SET version_num='30e94494da84' WHERE meta.schema_version.version_num = '7938a8539af6'

-- Running downgrade 30e94494da84 ->

[all]
DROP TABLE t

[all]
DELETE FROM meta.schema_version WHERE meta.schema_version.version_num = '30e94494da84'

@commit
