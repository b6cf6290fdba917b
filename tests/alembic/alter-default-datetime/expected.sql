# upgrade

@begin

@version_table

-- Running upgrade  -> 585538d6a64f

[postgresql, sqlite]
ALTER TABLE audits ALTER COLUMN created_at SET DEFAULT CURRENT_TIMESTAMP

[mysql, mariadb]
ALTER TABLE audits CHANGE created_at created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP

[mssql]
ALTER TABLE audits ADD DEFAULT CURRENT_TIMESTAMP FOR created_at

[oracle]
ALTER TABLE audits MODIFY created_at DEFAULT CURRENT_TIMESTAMP

[postgresql, sqlite]
ALTER TABLE audits ALTER COLUMN touched_at SET DEFAULT CURRENT_TIMESTAMP

[mysql, mariadb]
ALTER TABLE audits CHANGE touched_at touched_at TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP

[mssql]
ALTER TABLE audits ADD DEFAULT CURRENT_TIMESTAMP FOR touched_at

[oracle]
ALTER TABLE audits MODIFY touched_at DEFAULT CURRENT_TIMESTAMP

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE audits ALTER COLUMN closed_at DROP DEFAULT

[oracle]
ALTER TABLE audits MODIFY closed_at DEFAULT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('audits')
and col_name(parent_object_id, parent_column_id) = 'closed_at'
exec('alter table audits drop constraint ' + @const_name)

@insert 585538d6a64f

@commit

# downgrade

@begin

-- Running downgrade 585538d6a64f ->

[postgresql]
ALTER TABLE audits ALTER COLUMN closed_at SET DEFAULT now()

[mysql, mariadb]
ALTER TABLE audits CHANGE closed_at closed_at DATETIME NULL DEFAULT now()

[sqlite]
ALTER TABLE audits ALTER COLUMN closed_at SET DEFAULT CURRENT_TIMESTAMP

[mssql]
ALTER TABLE audits ADD DEFAULT CURRENT_TIMESTAMP FOR closed_at

[oracle]
ALTER TABLE audits MODIFY closed_at DEFAULT CURRENT_TIMESTAMP

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE audits ALTER COLUMN touched_at DROP DEFAULT

[oracle]
ALTER TABLE audits MODIFY touched_at DEFAULT NULL

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE audits ALTER COLUMN created_at DROP DEFAULT

[oracle]
ALTER TABLE audits MODIFY created_at DEFAULT NULL

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('audits')
and col_name(parent_object_id, parent_column_id) = 'touched_at'
exec('alter table audits drop constraint ' + @const_name)

[mssql]
declare @const_name varchar(256)
select @const_name = QUOTENAME([name]) from sys.default_constraints
where parent_object_id = object_id('audits')
and col_name(parent_object_id, parent_column_id) = 'created_at'
exec('alter table audits drop constraint ' + @const_name)

@delete 585538d6a64f

@commit
