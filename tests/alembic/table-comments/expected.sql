# upgrade

@begin

@version_table

-- Running upgrade  -> 354cbf1e4d14

[postgresql, sqlite, oracle]
COMMENT ON TABLE users IS 'people who log in'

[mysql, mariadb]
ALTER TABLE users COMMENT 'people who log in'

[postgresql, sqlite, oracle]
COMMENT ON TABLE users IS 'the user''s table: 100%'

[mysql, mariadb]
ALTER TABLE users COMMENT 'the user''s table: 100%'

[postgresql, sqlite, oracle]
COMMENT ON TABLE ops.audit IS 'who did what'

[mysql, mariadb]
ALTER TABLE ops.audit COMMENT 'who did what'

[postgresql, sqlite, oracle]
COMMENT ON TABLE "Weird Name" IS NULL

[mysql, mariadb]
ALTER TABLE `Weird Name` COMMENT NULL

@insert 354cbf1e4d14

@commit

[mssql] raises AttributeError: 'NoneType' object has no attribute 'startswith'

# downgrade

@begin

-- Running downgrade 354cbf1e4d14 ->

[postgresql, sqlite]
COMMENT ON TABLE ops.audit IS NULL

[oracle]
COMMENT ON TABLE ops.audit IS ''

[postgresql, sqlite]
COMMENT ON TABLE users IS NULL

[oracle]
COMMENT ON TABLE users IS ''

[mysql, mariadb]
ALTER TABLE ops.audit COMMENT ''

[mysql, mariadb]
ALTER TABLE users COMMENT ''

@delete 354cbf1e4d14

@commit

[mssql] raises AttributeError: 'NoneType' object has no attribute 'startswith'
