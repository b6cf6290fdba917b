# upgrade

@begin

@version_table

-- Running upgrade  -> 8ba0437bf20e

[postgresql]
CREATE TYPE post_status AS ENUM ('draft', 'published', 'archived')

[postgresql]
ALTER TABLE posts ADD COLUMN status post_status DEFAULT 'draft' NOT NULL

[mysql, mariadb]
ALTER TABLE posts ADD COLUMN status ENUM('draft','published','archived') NOT NULL DEFAULT 'draft'

[sqlite]
ALTER TABLE posts ADD COLUMN status VARCHAR(9) DEFAULT 'draft' NOT NULL

[mssql]
ALTER TABLE posts ADD status VARCHAR(9) NOT NULL DEFAULT 'draft'

[oracle]
ALTER TABLE posts ADD status VARCHAR(9 CHAR) DEFAULT 'draft' NOT NULL

@insert 8ba0437bf20e

-- Running upgrade 8ba0437bf20e -> 74e9589573dc

[postgresql]
CREATE TYPE cms.visibility AS ENUM ('public', 'private')

[postgresql]
ALTER TABLE posts ADD COLUMN visibility cms.visibility

@update 8ba0437bf20e 74e9589573dc

@commit

# downgrade

@begin

-- Running downgrade 74e9589573dc -> 8ba0437bf20e

[postgresql]
ALTER TABLE posts DROP COLUMN visibility

[postgresql]
DROP TYPE cms.visibility

@update 74e9589573dc 8ba0437bf20e

-- Running downgrade 8ba0437bf20e ->

[all]
ALTER TABLE posts DROP COLUMN status

[postgresql]
DROP TYPE post_status

@delete 8ba0437bf20e

@commit
