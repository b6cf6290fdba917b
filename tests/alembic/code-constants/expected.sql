# upgrade

@begin

@version_table

-- Running upgrade  -> 930a1c67f03b

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE inventory.parts ADD COLUMN created_by VARCHAR(60)

[mssql]
ALTER TABLE inventory.parts ADD created_by VARCHAR(60) NULL

[oracle]
ALTER TABLE inventory.parts ADD created_by VARCHAR2(60 CHAR)

[postgresql, mysql, mariadb, mssql]
CREATE INDEX ix_parts_created_by ON inventory.parts (created_by)

[sqlite]
CREATE INDEX inventory.ix_parts_created_by ON parts (created_by)

[oracle]
CREATE INDEX inventory.ix_parts_created_by ON inventory.parts (created_by)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE inventory.bins ADD COLUMN created_by VARCHAR(60)

[mssql]
ALTER TABLE inventory.bins ADD created_by VARCHAR(60) NULL

[oracle]
ALTER TABLE inventory.bins ADD created_by VARCHAR2(60 CHAR)

[postgresql, mysql, mariadb, mssql]
CREATE INDEX ix_bins_created_by ON inventory.bins (created_by)

[sqlite]
CREATE INDEX inventory.ix_bins_created_by ON bins (created_by)

[oracle]
CREATE INDEX inventory.ix_bins_created_by ON inventory.bins (created_by)

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE inventory.moves ADD COLUMN created_by VARCHAR(60)

[mssql]
ALTER TABLE inventory.moves ADD created_by VARCHAR(60) NULL

[oracle]
ALTER TABLE inventory.moves ADD created_by VARCHAR2(60 CHAR)

[postgresql, mysql, mariadb, mssql]
CREATE INDEX ix_moves_created_by ON inventory.moves (created_by)

[sqlite]
CREATE INDEX inventory.ix_moves_created_by ON moves (created_by)

[oracle]
CREATE INDEX inventory.ix_moves_created_by ON inventory.moves (created_by)

[all]
UPDATE inventory.parts SET created_by = 'system'

[all]
UPDATE inventory.moves SET created_by = NULL

[all]
ANALYZE inventory.parts

@insert 930a1c67f03b

@commit

# downgrade

@begin

-- Running downgrade 930a1c67f03b ->

[postgresql, sqlite, oracle]
DROP INDEX inventory.ix_moves_created_by

[mysql, mariadb, mssql]
DROP INDEX ix_moves_created_by ON inventory.moves

[all]
ALTER TABLE inventory.moves DROP COLUMN created_by

[postgresql, sqlite, oracle]
DROP INDEX inventory.ix_bins_created_by

[mysql, mariadb, mssql]
DROP INDEX ix_bins_created_by ON inventory.bins

[all]
ALTER TABLE inventory.bins DROP COLUMN created_by

[postgresql, sqlite, oracle]
DROP INDEX inventory.ix_parts_created_by

[mysql, mariadb, mssql]
DROP INDEX ix_parts_created_by ON inventory.parts

[all]
ALTER TABLE inventory.parts DROP COLUMN created_by

@delete 930a1c67f03b

@commit
