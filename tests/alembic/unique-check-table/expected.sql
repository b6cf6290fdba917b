# upgrade

@begin

@version_table

-- Running upgrade  -> f04bfa54ad88

[postgresql]
CREATE TABLE accounts (
    id SERIAL NOT NULL,
    email VARCHAR(200) NOT NULL,
    tenant INTEGER NOT NULL,
    login VARCHAR(40) NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_accounts_age CHECK (age IS NULL OR age > 17),
    CHECK (login <> 'root'),
    CONSTRAINT uq_accounts_tenant_login UNIQUE (tenant, login),
    UNIQUE (tenant, age),
    UNIQUE (email)
)

[mysql, mariadb]
CREATE TABLE accounts (
    id INTEGER NOT NULL AUTO_INCREMENT,
    email VARCHAR(200) NOT NULL,
    tenant INTEGER NOT NULL,
    login VARCHAR(40) NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_accounts_age CHECK (age IS NULL OR age > 17),
    CHECK (login <> 'root'),
    CONSTRAINT uq_accounts_tenant_login UNIQUE (tenant, login),
    UNIQUE (tenant, age),
    UNIQUE (email)
)

[sqlite]
CREATE TABLE accounts (
    id INTEGER NOT NULL,
    email VARCHAR(200) NOT NULL,
    tenant INTEGER NOT NULL,
    login VARCHAR(40) NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_accounts_age CHECK (age IS NULL OR age > 17),
    CHECK (login <> 'root'),
    CONSTRAINT uq_accounts_tenant_login UNIQUE (tenant, login),
    UNIQUE (tenant, age),
    UNIQUE (email)
)

[mssql]
CREATE TABLE accounts (
    id INTEGER NOT NULL IDENTITY,
    email VARCHAR(200) NOT NULL,
    tenant INTEGER NOT NULL,
    login VARCHAR(40) NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    age INTEGER NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_accounts_age CHECK (age IS NULL OR age > 17),
    CHECK (login <> 'root'),
    CONSTRAINT uq_accounts_tenant_login UNIQUE (tenant, login),
    UNIQUE (tenant, age),
    UNIQUE (email)
)

[oracle]
CREATE TABLE accounts (
    id INTEGER NOT NULL,
    email VARCHAR2(200 CHAR) NOT NULL,
    tenant INTEGER NOT NULL,
    login VARCHAR2(40 CHAR) NOT NULL,
    balance INTEGER NOT NULL CHECK (balance >= 0),
    age INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_accounts_age CHECK (age IS NULL OR age > 17),
    CHECK (login <> 'root'),
    CONSTRAINT uq_accounts_tenant_login UNIQUE (tenant, login),
    UNIQUE (tenant, age),
    UNIQUE (email)
)

@insert f04bfa54ad88

@commit

# downgrade

@begin

-- Running downgrade f04bfa54ad88 ->

[all]
DROP TABLE accounts

@delete f04bfa54ad88

@commit
