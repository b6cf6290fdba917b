# upgrade

@begin

@version_table

-- Running upgrade  -> 93ed07dd883f

[all]
ALTER TYPE level RENAME TO level_old

[postgresql]
CREATE TYPE level AS ENUM ('low', 'mid', 'high')

[postgresql]
ALTER TABLE alerts ALTER COLUMN level TYPE level USING level::text::level

[mysql]
ALTER TABLE alerts MODIFY level ENUM('low','mid','high') NOT NULL

[all]
DROP TYPE level_old

@insert 93ed07dd883f

@commit

# downgrade

@begin

-- Running downgrade 93ed07dd883f ->

[all]
UPDATE alerts SET level = 'high' WHERE level = 'mid'

[all]
ALTER TYPE level RENAME TO level_new

[all]
CREATE TYPE level AS ENUM('low', 'high')

[all]
ALTER TABLE alerts ALTER COLUMN level TYPE level USING level::text::level

[all]
DROP TYPE level_new

@delete 93ed07dd883f

@commit
