# upgrade

@begin

@version_table

-- Running upgrade  -> 4044ec2d89a6

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN email SET NOT NULL

[oracle]
ALTER TABLE users MODIFY email NOT NULL

@insert 4044ec2d89a6

@commit

[mysql, mariadb] raises CommandError: All MySQL CHANGE/MODIFY COLUMN operations require the existing type.

[mssql] raises CommandError: MS-SQL ALTER COLUMN operations with NULL or NOT NULL require the existing_type or a new type_ be passed.

# downgrade

@begin

-- Running downgrade 4044ec2d89a6 ->

[postgresql, sqlite]
ALTER TABLE users ALTER COLUMN email DROP NOT NULL

[oracle]
ALTER TABLE users MODIFY email NULL

@delete 4044ec2d89a6

@commit

[mysql, mariadb] raises CommandError: All MySQL CHANGE/MODIFY COLUMN operations require the existing type.

[mssql] raises CommandError: MS-SQL ALTER COLUMN operations with NULL or NOT NULL require the existing_type or a new type_ be passed.
