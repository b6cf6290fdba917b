# upgrade

@begin

@version_table

-- Running upgrade  -> 186af3e4607a

[postgresql]
CREATE TABLE users (
    id SERIAL NOT NULL,
    name VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE users (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE users (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE users (
    id INTEGER NOT NULL,
    name VARCHAR2(40 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

@insert 186af3e4607a

-- Running upgrade 186af3e4607a -> 71598ce3967d

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE users ADD COLUMN email VARCHAR(100)

[mssql]
ALTER TABLE users ADD email VARCHAR(100) NULL

[oracle]
ALTER TABLE users ADD email VARCHAR2(100 CHAR)

@update 186af3e4607a 71598ce3967d

-- Running upgrade 71598ce3967d -> c068bfec2e12

[all]
CREATE UNIQUE INDEX ix_users_email ON users (email)

@update 71598ce3967d c068bfec2e12

-- Running upgrade c068bfec2e12 -> 4fbf8bae3672

[postgresql]
CREATE TABLE roles (
    id SERIAL NOT NULL,
    code VARCHAR(10) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code)
)

[mysql, mariadb]
CREATE TABLE roles (
    id INTEGER NOT NULL AUTO_INCREMENT,
    code VARCHAR(10) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code)
)

[sqlite]
CREATE TABLE roles (
    id INTEGER NOT NULL,
    code VARCHAR(10) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code)
)

[mssql]
CREATE TABLE roles (
    id INTEGER NOT NULL IDENTITY,
    code VARCHAR(10) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code)
)

[oracle]
CREATE TABLE roles (
    id INTEGER NOT NULL,
    code VARCHAR2(10 CHAR) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code)
)

@update c068bfec2e12 4fbf8bae3672

-- Running upgrade 4fbf8bae3672 -> f37e4af92fac

@update 4fbf8bae3672 f37e4af92fac

-- Running upgrade f37e4af92fac -> 3186f63372f1

[all]
CREATE TABLE user_roles (
    user_id INTEGER NOT NULL,
    role_id INTEGER NOT NULL,
    PRIMARY KEY (user_id, role_id),
    FOREIGN KEY(user_id) REFERENCES users (id),
    FOREIGN KEY(role_id) REFERENCES roles (id)
)

@update f37e4af92fac 3186f63372f1

@commit

# downgrade

@begin

-- Running downgrade 3186f63372f1 -> f37e4af92fac

[all]
DROP TABLE user_roles

@update 3186f63372f1 f37e4af92fac

-- Running downgrade f37e4af92fac -> 4fbf8bae3672

@update f37e4af92fac 4fbf8bae3672

-- Running downgrade 4fbf8bae3672 -> c068bfec2e12

[all]
DROP TABLE roles

@update 4fbf8bae3672 c068bfec2e12

-- Running downgrade c068bfec2e12 -> 71598ce3967d

[postgresql, sqlite, oracle]
DROP INDEX ix_users_email

[mysql, mariadb, mssql]
DROP INDEX ix_users_email ON users

@update c068bfec2e12 71598ce3967d

-- Running downgrade 71598ce3967d -> 186af3e4607a

[all]
ALTER TABLE users DROP COLUMN email

@update 71598ce3967d 186af3e4607a

-- Running downgrade 186af3e4607a ->

[all]
DROP TABLE users

@delete 186af3e4607a

@commit
