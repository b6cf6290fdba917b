# upgrade

@begin

@version_table

-- Running upgrade  -> fb4ef0c5b848

[all]
UPDATE users SET plan = 'basic' WHERE plan IS NULL

[all]
UPDATE users SET quota = 100 WHERE plan = 'basic'

[postgresql, mysql, mariadb, oracle]
UPDATE users SET plan='team' WHERE users.id = 1

[sqlite]
UPDATE users SET "plan"='team' WHERE users.id = 1

[mssql]
UPDATE users SET [plan]='team' WHERE users.id = 1

[postgresql, mysql, mariadb, oracle]
DELETE FROM users WHERE users.plan = 'trial'

[sqlite]
DELETE FROM users WHERE users."plan" = 'trial'

[mssql]
DELETE FROM users WHERE users.[plan] = 'trial'

@insert fb4ef0c5b848

@commit

# downgrade

@begin

-- Running downgrade fb4ef0c5b848 ->

[all]
UPDATE users SET plan = NULL WHERE plan = 'basic'

@delete fb4ef0c5b848

@commit
