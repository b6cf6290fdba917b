# upgrade

@begin

@version_table

-- Running upgrade  -> d5a4351fd313

[postgresql]
CREATE TABLE root (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE root (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE root (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE root (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert d5a4351fd313

-- Running upgrade d5a4351fd313 -> 614ca9feac74

[postgresql]
CREATE TABLE right_side (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE right_side (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE right_side (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE right_side (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@update d5a4351fd313 614ca9feac74

-- Running upgrade 614ca9feac74 -> d4971aa0ef8b

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE right_side ADD COLUMN n INTEGER

[mssql]
ALTER TABLE right_side ADD n INTEGER NULL

[oracle]
ALTER TABLE right_side ADD n INTEGER

@update 614ca9feac74 d4971aa0ef8b

-- Running upgrade d5a4351fd313 -> 9df72d344d31

[postgresql]
CREATE TABLE left_side (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE left_side (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE left_side (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE left_side (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 9df72d344d31

-- Running upgrade 9df72d344d31, d4971aa0ef8b -> 2788f11fc0d1

@delete 9df72d344d31

@update d4971aa0ef8b 2788f11fc0d1

@commit

# downgrade

@begin

-- Running downgrade 2788f11fc0d1 -> 9df72d344d31, d4971aa0ef8b

@insert d4971aa0ef8b

@update 2788f11fc0d1 9df72d344d31

-- Running downgrade 9df72d344d31 -> d5a4351fd313

[all]
DROP TABLE left_side

@delete 9df72d344d31

-- Running downgrade d4971aa0ef8b -> 614ca9feac74

[all]
ALTER TABLE right_side DROP COLUMN n

@update d4971aa0ef8b 614ca9feac74

-- Running downgrade 614ca9feac74 -> d5a4351fd313

[all]
DROP TABLE right_side

@update 614ca9feac74 d5a4351fd313

-- Running downgrade d5a4351fd313 ->

[all]
DROP TABLE root

@delete d5a4351fd313

@commit

# downgrade, or on postgresql, mysql, mariadb, sqlite, mssql, oracle

@begin

-- Running downgrade 2788f11fc0d1 -> 9df72d344d31, d4971aa0ef8b

@insert 9df72d344d31

@update 2788f11fc0d1 d4971aa0ef8b

-- Running downgrade 9df72d344d31 -> d5a4351fd313

[all]
DROP TABLE left_side

@delete 9df72d344d31

-- Running downgrade d4971aa0ef8b -> 614ca9feac74

[all]
ALTER TABLE right_side DROP COLUMN n

@update d4971aa0ef8b 614ca9feac74

-- Running downgrade 614ca9feac74 -> d5a4351fd313

[all]
DROP TABLE right_side

@update 614ca9feac74 d5a4351fd313

-- Running downgrade d5a4351fd313 ->

[all]
DROP TABLE root

@delete d5a4351fd313

@commit
