# upgrade

@begin

@version_table

-- Running upgrade  -> 6fc9f1e6bb32

[postgresql]
ALTER TABLE users ALTER COLUMN name TYPE VARCHAR(120)

[mysql, mariadb]
ALTER TABLE users MODIFY name VARCHAR(120) NOT NULL

[mssql]
ALTER TABLE users ALTER COLUMN name VARCHAR(120) NOT NULL

[oracle]
ALTER TABLE users MODIFY name VARCHAR2(120 CHAR)

[postgresql]
ALTER TABLE users ALTER COLUMN age TYPE INTEGER

[oracle]
ALTER TABLE users MODIFY age NOT NULL

[postgresql]
ALTER TABLE users ALTER COLUMN age SET NOT NULL

[mysql, mariadb]
ALTER TABLE users MODIFY age INTEGER NOT NULL DEFAULT '0'

[mssql]
ALTER TABLE users ALTER COLUMN age INTEGER NOT NULL

[oracle]
ALTER TABLE users MODIFY age DEFAULT '0'

[postgresql]
ALTER TABLE users ALTER COLUMN age SET DEFAULT '0'

[mssql]
ALTER TABLE users ADD DEFAULT '0' FOR age

[oracle]
ALTER TABLE users MODIFY age INTEGER

[sqlite]
CREATE TABLE _alembic_tmp_users (
    id INTEGER NOT NULL,
    name VARCHAR(120) NOT NULL,
    age INTEGER DEFAULT '0' NOT NULL,
    email VARCHAR(80),
    PRIMARY KEY (id)
)

[sqlite]
INSERT INTO _alembic_tmp_users (id, name, age) SELECT users.id, users.name, CAST(users.age AS INTEGER) AS age
FROM users

[sqlite]
DROP TABLE users

[postgresql, mysql, mariadb, mssql, oracle]
ALTER TABLE users DROP COLUMN legacy

[sqlite]
ALTER TABLE _alembic_tmp_users RENAME TO users

[postgresql, mysql, mariadb]
ALTER TABLE users ADD COLUMN email VARCHAR(80)

[mssql]
ALTER TABLE users ADD email VARCHAR(80) NULL

[oracle]
ALTER TABLE users ADD email VARCHAR2(80 CHAR)

@insert 6fc9f1e6bb32

@commit

# downgrade

@begin

-- Running downgrade 6fc9f1e6bb32 ->

[sqlite]
CREATE TABLE _alembic_tmp_users (
    id INTEGER NOT NULL,
    name VARCHAR(120) NOT NULL,
    years INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
INSERT INTO _alembic_tmp_users (id, name, years) SELECT users.id, users.name, users.age
FROM users

[sqlite]
DROP TABLE users

[postgresql, mysql, mariadb, mssql, oracle]
ALTER TABLE users DROP COLUMN email

[sqlite]
ALTER TABLE _alembic_tmp_users RENAME TO users

[postgresql]
ALTER TABLE users RENAME age TO years

[mysql, mariadb]
ALTER TABLE users CHANGE age years INTEGER NOT NULL

[oracle]
ALTER TABLE users RENAME COLUMN age TO years

[mssql]
EXEC sp_rename 'users.age', years, 'COLUMN'

@delete 6fc9f1e6bb32

@commit
