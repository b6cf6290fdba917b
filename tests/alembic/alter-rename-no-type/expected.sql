# upgrade

@begin

@version_table

-- Running upgrade  -> 130c5ae39c75

[postgresql]
ALTER TABLE books RENAME title TO headline

[sqlite, oracle]
ALTER TABLE books RENAME COLUMN title TO headline

[mssql]
EXEC sp_rename 'books.title', headline, 'COLUMN'

@insert 130c5ae39c75

@commit

[mysql, mariadb] raises CommandError: All MySQL CHANGE/MODIFY COLUMN operations require the existing type.

# downgrade

@begin

-- Running downgrade 130c5ae39c75 ->

[postgresql]
ALTER TABLE books RENAME headline TO title

[sqlite, oracle]
ALTER TABLE books RENAME COLUMN headline TO title

[mssql]
EXEC sp_rename 'books.headline', title, 'COLUMN'

@delete 130c5ae39c75

@commit

[mysql, mariadb] raises CommandError: All MySQL CHANGE/MODIFY COLUMN operations require the existing type.
