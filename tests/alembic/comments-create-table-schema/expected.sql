# upgrade

@begin

@version_table

-- Running upgrade  -> e45cdce08dd5

[postgresql]
CREATE TABLE plant.assets (
    id SERIAL NOT NULL,
    label VARCHAR(40),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE plant.assets (
    id INTEGER NOT NULL COMMENT 'key' AUTO_INCREMENT,
    label VARCHAR(40) COMMENT 'owner''s label',
    PRIMARY KEY (id)
)COMMENT='all assets'

[sqlite]
CREATE TABLE plant.assets (
    id INTEGER NOT NULL,
    label VARCHAR(40),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE plant.assets (
    id INTEGER NOT NULL IDENTITY,
    label VARCHAR(40) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE plant.assets (
    id INTEGER NOT NULL,
    label VARCHAR2(40 CHAR),
    PRIMARY KEY (id)
)

[postgresql, oracle]
COMMENT ON TABLE plant.assets IS 'all assets'

[postgresql, oracle]
COMMENT ON COLUMN plant.assets.id IS 'key'

[postgresql, oracle]
COMMENT ON COLUMN plant.assets.label IS 'owner''s label'

[postgresql, sqlite, oracle]
COMMENT ON TABLE plant.assets IS 'some assets'

[mysql, mariadb]
ALTER TABLE plant.assets COMMENT 'some assets'

[postgresql, sqlite]
COMMENT ON TABLE plant.assets IS NULL

[oracle]
COMMENT ON TABLE plant.assets IS ''

[mysql, mariadb]
ALTER TABLE plant.assets COMMENT ''

[mssql]
execute sp_addextendedproperty 'MS_Description', N'all assets', 'schema', plant, 'table', assets

[mssql]
execute sp_addextendedproperty 'MS_Description', N'key', 'schema', plant, 'table', assets, 'column', id

[mssql]
execute sp_addextendedproperty 'MS_Description', N'owner''s label', 'schema', plant, 'table', assets, 'column', label

[mssql]
execute sp_addextendedproperty 'MS_Description', N'some assets', 'schema', plant, 'table', assets

[mssql]
execute sp_dropextendedproperty 'MS_Description', 'schema', plant, 'table', assets

@insert e45cdce08dd5

@commit

# downgrade

@begin

-- Running downgrade e45cdce08dd5 ->

[all]
DROP TABLE plant.assets

@delete e45cdce08dd5

@commit
