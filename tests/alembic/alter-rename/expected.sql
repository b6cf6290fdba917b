# upgrade

@begin

@version_table

-- Running upgrade  -> b90fb2260c6e

[postgresql]
ALTER TABLE people RENAME surname TO last_name

[mysql, mariadb]
ALTER TABLE people CHANGE surname last_name VARCHAR(80) NOT NULL

[sqlite, oracle]
ALTER TABLE people RENAME COLUMN surname TO last_name

[postgresql]
ALTER TABLE hr.people RENAME "group" TO "Group"

[sqlite, oracle]
ALTER TABLE hr.people RENAME COLUMN "group" TO "Group"

[postgresql]
ALTER TABLE people RENAME "old name" TO new_name

[sqlite, oracle]
ALTER TABLE people RENAME COLUMN "old name" TO new_name

[mysql, mariadb]
ALTER TABLE hr.people CHANGE `group` `Group` INTEGER NULL

[mysql, mariadb]
ALTER TABLE people CHANGE `old name` new_name TEXT NULL

[postgresql]
ALTER TABLE people RENAME flag TO is_flagged

[mysql, mariadb]
ALTER TABLE people CHANGE flag is_flagged BOOL NOT NULL DEFAULT 0

[sqlite, oracle]
ALTER TABLE people RENAME COLUMN flag TO is_flagged

[mssql]
EXEC sp_rename 'people.surname', last_name, 'COLUMN'

[mssql]
EXEC sp_rename 'hr.people.[group]', [Group], 'COLUMN'

[mssql]
EXEC sp_rename 'people.[old name]', new_name, 'COLUMN'

[mssql]
EXEC sp_rename 'people.flag', is_flagged, 'COLUMN'

@insert b90fb2260c6e

@commit

# downgrade

@begin

-- Running downgrade b90fb2260c6e ->

[postgresql]
ALTER TABLE people RENAME is_flagged TO flag

[mysql, mariadb]
ALTER TABLE people CHANGE is_flagged flag BOOL NOT NULL DEFAULT 0

[sqlite, oracle]
ALTER TABLE people RENAME COLUMN is_flagged TO flag

[postgresql]
ALTER TABLE people RENAME new_name TO "old name"

[sqlite, oracle]
ALTER TABLE people RENAME COLUMN new_name TO "old name"

[postgresql]
ALTER TABLE hr.people RENAME "Group" TO "group"

[sqlite, oracle]
ALTER TABLE hr.people RENAME COLUMN "Group" TO "group"

[mysql, mariadb]
ALTER TABLE people CHANGE new_name `old name` TEXT NULL

[mysql, mariadb]
ALTER TABLE hr.people CHANGE `Group` `group` INTEGER NULL

[postgresql]
ALTER TABLE people RENAME last_name TO surname

[mysql, mariadb]
ALTER TABLE people CHANGE last_name surname VARCHAR(80) NOT NULL

[sqlite, oracle]
ALTER TABLE people RENAME COLUMN last_name TO surname

[mssql]
EXEC sp_rename 'people.is_flagged', flag, 'COLUMN'

[mssql]
EXEC sp_rename 'people.new_name', [old name], 'COLUMN'

[mssql]
EXEC sp_rename 'hr.people.[Group]', [group], 'COLUMN'

[mssql]
EXEC sp_rename 'people.last_name', surname, 'COLUMN'

@delete b90fb2260c6e

@commit
