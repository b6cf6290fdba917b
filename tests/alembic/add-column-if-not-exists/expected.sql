# upgrade

@begin

@version_table

-- Running upgrade  -> d7b2b76fa7f0

[postgresql, sqlite]
ALTER TABLE settings ADD COLUMN IF NOT EXISTS theme VARCHAR(20) DEFAULT 'light' NOT NULL

[mysql, mariadb]
ALTER TABLE settings ADD COLUMN IF NOT EXISTS theme VARCHAR(20) NOT NULL DEFAULT 'light'

[mssql]
ALTER TABLE settings ADD theme VARCHAR(20) NOT NULL DEFAULT 'light'

[oracle]
ALTER TABLE settings ADD theme VARCHAR2(20 CHAR) DEFAULT 'light' NOT NULL

[all]
ALTER TABLE settings DROP COLUMN IF EXISTS legacy_theme

[all]
ALTER TABLE conf.settings DROP COLUMN IF EXISTS dead_flag

@insert d7b2b76fa7f0

@commit

# downgrade

@begin

-- Running downgrade d7b2b76fa7f0 ->

[all]
ALTER TABLE settings DROP COLUMN IF EXISTS theme

@delete d7b2b76fa7f0

@commit
