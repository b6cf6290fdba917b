# upgrade

@begin

@version_table

-- Running upgrade  -> 1ca6e811d18d

[postgresql]
CREATE TYPE power_state AS ENUM ('on', 'off')

[postgresql]
ALTER TABLE lamps ADD COLUMN state power_state DEFAULT 'off' NOT NULL

[mysql, mariadb]
ALTER TABLE lamps ADD COLUMN state ENUM('on','off') NOT NULL DEFAULT 'off'

[sqlite]
ALTER TABLE lamps ADD COLUMN state VARCHAR(3) DEFAULT 'off' NOT NULL

[mssql]
ALTER TABLE lamps ADD state VARCHAR(3) NOT NULL DEFAULT 'off'

[oracle]
ALTER TABLE lamps ADD state VARCHAR(3 CHAR) DEFAULT 'off' NOT NULL

[postgresql, sqlite]
ALTER TABLE lamps ADD COLUMN smart BOOLEAN

[mysql, mariadb]
ALTER TABLE lamps ADD COLUMN smart BOOL

[mssql]
ALTER TABLE lamps ADD smart BIT NULL

[oracle]
ALTER TABLE lamps ADD smart BOOLEAN

[mysql, mariadb]
ALTER TABLE lamps ADD CONSTRAINT ck_lamps_smart CHECK (smart IN (0, 1))

@insert 1ca6e811d18d

@commit

# downgrade

@begin

-- Running downgrade 1ca6e811d18d ->

[all]
ALTER TABLE lamps DROP COLUMN smart

[all]
ALTER TABLE lamps DROP COLUMN state

[postgresql]
DROP TYPE power_state

@delete 1ca6e811d18d

@commit
