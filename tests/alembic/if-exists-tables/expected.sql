# upgrade

@begin

@version_table

-- Running upgrade  -> b78358aee62b

[postgresql]
CREATE TABLE IF NOT EXISTS cache_entries (
    key VARCHAR(190) NOT NULL,
    value BYTEA,
    PRIMARY KEY (key)
)

[mysql, mariadb]
CREATE TABLE IF NOT EXISTS cache_entries (
    `key` VARCHAR(190) NOT NULL,
    value BLOB,
    PRIMARY KEY (`key`)
)

[sqlite]
CREATE TABLE IF NOT EXISTS cache_entries (
    "key" VARCHAR(190) NOT NULL,
    value BLOB,
    PRIMARY KEY ("key")
)

[mssql]
CREATE TABLE IF NOT EXISTS cache_entries (
    [key] VARCHAR(190) NOT NULL,
    value IMAGE NULL,
    PRIMARY KEY ([key])
)

[oracle]
CREATE TABLE IF NOT EXISTS cache_entries (
    key VARCHAR2(190 CHAR) NOT NULL,
    value BLOB,
    PRIMARY KEY (key)
)

[all]
DROP TABLE IF EXISTS old_cache

[all]
DROP TABLE IF EXISTS archive.older_cache

[all]
DROP TABLE strict_drop

@insert b78358aee62b

@commit

# downgrade

@begin

-- Running downgrade b78358aee62b ->

[all]
DROP TABLE IF EXISTS cache_entries

@delete b78358aee62b

@commit
