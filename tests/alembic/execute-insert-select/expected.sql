# upgrade

@begin

@version_table

-- Running upgrade  -> 261cc27e9d8d

[postgresql, mariadb, sqlite, mssql, oracle]
INSERT INTO users (id, login) SELECT old_users.id, old_users.login
FROM old_users
WHERE old_users.role != 'bot'

[mysql]
INSERT INTO users (id, login) SELECT old_users.id, old_users.login
FROM old_users
WHERE old_users.`role` != 'bot'

[postgresql, mariadb, sqlite, mssql, oracle]
UPDATE users SET rank=CASE WHEN (users.login = 'admin') THEN 1 WHEN (users.login LIKE 'a%') THEN 2 ELSE 3 END

[mysql]
UPDATE users SET `rank`=CASE WHEN (users.login = 'admin') THEN 1 WHEN (users.login LIKE 'a%') THEN 2 ELSE 3 END

[all]
UPDATE users SET login=(SELECT old_users.login
FROM old_users
WHERE old_users.id = users.id) WHERE EXISTS (SELECT *
FROM old_users
WHERE old_users.id = users.id)

@insert 261cc27e9d8d

@commit

# downgrade

@begin

-- Running downgrade 261cc27e9d8d ->

[all]
DELETE FROM users

@delete 261cc27e9d8d

@commit
