# upgrade

@begin

@version_table

-- Running upgrade  -> e1173ad93053

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE comments ADD COLUMN post_id INTEGER REFERENCES posts (id) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE

[mssql]
ALTER TABLE comments ADD post_id INTEGER NULL

[oracle]
ALTER TABLE comments ADD post_id INTEGER

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE comments ADD COLUMN site_id INTEGER REFERENCES core.sites (id)

[mssql]
ALTER TABLE comments ADD site_id INTEGER NULL

[oracle]
ALTER TABLE comments ADD site_id INTEGER

[postgresql]
ALTER TABLE comments ADD COLUMN uid SERIAL NOT NULL PRIMARY KEY

[mysql, mariadb]
ALTER TABLE comments ADD COLUMN uid INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY

[sqlite]
ALTER TABLE comments ADD COLUMN uid INTEGER NOT NULL PRIMARY KEY

[mssql]
ALTER TABLE comments ADD uid INTEGER NOT NULL IDENTITY

[oracle]
ALTER TABLE comments ADD "uid" INTEGER NOT NULL

@insert e1173ad93053

@commit

# downgrade

@begin

-- Running downgrade e1173ad93053 ->

[postgresql, mysql, mariadb, sqlite, mssql]
ALTER TABLE comments DROP COLUMN uid

[oracle]
ALTER TABLE comments DROP COLUMN "uid"

[all]
ALTER TABLE comments DROP COLUMN site_id

[all]
ALTER TABLE comments DROP COLUMN post_id

@delete e1173ad93053

@commit
