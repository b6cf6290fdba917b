# upgrade

@begin

@version_table

-- Running upgrade  -> 39d9d9176d19

[all]
UPDATE cms.pages SET lang = 'de' WHERE site = 2

[postgresql]
ALTER TABLE cms.pages ADD COLUMN lang VARCHAR(5) DEFAULT 'en' NOT NULL

[mysql, mariadb]
ALTER TABLE cms.pages ADD COLUMN lang VARCHAR(5) NOT NULL DEFAULT 'en'

[mssql]
ALTER TABLE cms.pages ADD lang VARCHAR(5) NOT NULL DEFAULT 'en'

[oracle]
ALTER TABLE cms.pages ADD lang VARCHAR2(5 CHAR) DEFAULT 'en' NOT NULL

[postgresql]
ALTER TABLE cms.sites RENAME titel TO title

[mysql, mariadb]
ALTER TABLE cms.sites CHANGE titel title VARCHAR(90) NOT NULL

[oracle]
ALTER TABLE cms.sites RENAME COLUMN titel TO title

[mssql]
EXEC sp_rename 'cms.sites.titel', title, 'COLUMN'

[postgresql]
ALTER TABLE cms.sites ALTER COLUMN theme SET NOT NULL

[mysql, mariadb]
ALTER TABLE cms.sites MODIFY theme VARCHAR(20) NOT NULL DEFAULT 'plain'

[mssql]
ALTER TABLE cms.sites ALTER COLUMN theme VARCHAR(20) NOT NULL

[oracle]
ALTER TABLE cms.sites MODIFY theme NOT NULL

[postgresql]
ALTER TABLE cms.sites ALTER COLUMN theme SET DEFAULT 'plain'

[mssql]
ALTER TABLE cms.sites ADD DEFAULT 'plain' FOR theme

[oracle]
ALTER TABLE cms.sites MODIFY theme DEFAULT 'plain'

@insert 39d9d9176d19

@commit

# downgrade

@begin

-- Running downgrade 39d9d9176d19 ->

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('cms.sites')
and col_name(parent_object_id, parent_column_id) = 'theme'
exec('alter table cms.sites drop constraint ' + @const_name)

[postgresql]
ALTER TABLE cms.sites ALTER COLUMN theme DROP NOT NULL

[mysql, mariadb]
ALTER TABLE cms.sites MODIFY theme VARCHAR(20) NULL

[mssql]
ALTER TABLE cms.sites ALTER COLUMN theme VARCHAR(20) NULL

[oracle]
ALTER TABLE cms.sites MODIFY theme NULL

[postgresql]
ALTER TABLE cms.sites ALTER COLUMN theme DROP DEFAULT

[oracle]
ALTER TABLE cms.sites MODIFY theme DEFAULT NULL

[postgresql]
ALTER TABLE cms.sites RENAME title TO titel

[mysql, mariadb]
ALTER TABLE cms.sites CHANGE title titel VARCHAR(90) NOT NULL

[oracle]
ALTER TABLE cms.sites RENAME COLUMN title TO titel

[mssql]
EXEC sp_rename 'cms.sites.title', titel, 'COLUMN'

[all]
ALTER TABLE cms.pages DROP COLUMN lang

@delete 39d9d9176d19

@commit
