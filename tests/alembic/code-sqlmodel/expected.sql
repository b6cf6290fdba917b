# upgrade

@begin

@version_table

-- Running upgrade  -> bf4c3ee9a492

[postgresql]
CREATE TABLE "user" (
    email VARCHAR(255) NOT NULL,
    is_active BOOLEAN NOT NULL,
    full_name VARCHAR(255),
    id UUID NOT NULL,
    hashed_password VARCHAR NOT NULL,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE user (
    email VARCHAR(255) NOT NULL,
    is_active BOOL NOT NULL,
    full_name VARCHAR(255),
    id CHAR(32) NOT NULL,
    hashed_password VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
)

[mariadb]
CREATE TABLE user (
    email VARCHAR(255) NOT NULL,
    is_active BOOL NOT NULL,
    full_name VARCHAR(255),
    id UUID NOT NULL,
    hashed_password VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE user (
    email VARCHAR(255) NOT NULL,
    is_active BOOLEAN NOT NULL,
    full_name VARCHAR(255),
    id CHAR(32) NOT NULL,
    hashed_password VARCHAR NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE [user] (
    email VARCHAR(255) NOT NULL,
    is_active BIT NOT NULL,
    full_name VARCHAR(255) NULL,
    id UNIQUEIDENTIFIER NOT NULL,
    hashed_password VARCHAR(max) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE "user" (
    email VARCHAR2(255 CHAR) NOT NULL,
    is_active BOOLEAN NOT NULL,
    full_name VARCHAR2(255 CHAR),
    id CHAR(32) NOT NULL,
    hashed_password VARCHAR2 NOT NULL,
    PRIMARY KEY (id)
)

[postgresql, oracle]
CREATE UNIQUE INDEX ix_user_email ON "user" (email)

[mysql, mariadb, sqlite]
CREATE UNIQUE INDEX ix_user_email ON user (email)

[mssql]
CREATE UNIQUE INDEX ix_user_email ON [user] (email)

[postgresql]
CREATE TABLE item (
    title VARCHAR(255) NOT NULL,
    id UUID NOT NULL,
    owner_id UUID NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES "user" (id) ON DELETE CASCADE
)

[mysql, sqlite]
CREATE TABLE item (
    title VARCHAR(255) NOT NULL,
    id CHAR(32) NOT NULL,
    owner_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES user (id) ON DELETE CASCADE
)

[mariadb]
CREATE TABLE item (
    title VARCHAR(255) NOT NULL,
    id UUID NOT NULL,
    owner_id UUID NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES user (id) ON DELETE CASCADE
)

[mssql]
CREATE TABLE item (
    title VARCHAR(255) NOT NULL,
    id UNIQUEIDENTIFIER NOT NULL,
    owner_id UNIQUEIDENTIFIER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES [user] (id) ON DELETE CASCADE
)

[oracle]
CREATE TABLE item (
    title VARCHAR2(255 CHAR) NOT NULL,
    id CHAR(32) NOT NULL,
    owner_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES "user" (id) ON DELETE CASCADE
)

@insert bf4c3ee9a492

@commit

# downgrade

@begin

-- Running downgrade bf4c3ee9a492 ->

[all]
DROP TABLE item

[postgresql, sqlite, oracle]
DROP INDEX ix_user_email

[mysql, mariadb]
DROP INDEX ix_user_email ON user

[mssql]
DROP INDEX ix_user_email ON [user]

[postgresql, oracle]
DROP TABLE "user"

[mysql, mariadb, sqlite]
DROP TABLE user

[mssql]
DROP TABLE [user]

@delete bf4c3ee9a492

@commit
