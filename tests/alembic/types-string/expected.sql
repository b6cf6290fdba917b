# upgrade

@begin

@version_table

-- Running upgrade  -> e1e911899169

[postgresql]
CREATE TABLE articles (
    id SERIAL NOT NULL,
    slug VARCHAR(50) NOT NULL,
    headline VARCHAR(255) NOT NULL,
    subtitle VARCHAR(120),
    lead TEXT,
    body TEXT,
    tiny TEXT(200),
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE articles (
    id INTEGER NOT NULL AUTO_INCREMENT,
    slug VARCHAR(50) NOT NULL,
    headline VARCHAR(255) NOT NULL,
    subtitle VARCHAR(120),
    `lead` TEXT,
    body TEXT,
    tiny TEXT(200),
    PRIMARY KEY (id)
)

[mariadb]
CREATE TABLE articles (
    id INTEGER NOT NULL AUTO_INCREMENT,
    slug VARCHAR(50) NOT NULL,
    headline VARCHAR(255) NOT NULL,
    subtitle VARCHAR(120),
    lead TEXT,
    `body` TEXT,
    tiny TEXT(200),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE articles (
    id INTEGER NOT NULL,
    slug VARCHAR(50) NOT NULL,
    headline VARCHAR(255) NOT NULL,
    subtitle VARCHAR(120),
    lead TEXT,
    body TEXT,
    tiny TEXT(200),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE articles (
    id INTEGER NOT NULL IDENTITY,
    slug VARCHAR(50) NOT NULL,
    headline VARCHAR(255) NOT NULL,
    subtitle NVARCHAR(120) NULL,
    lead TEXT NULL,
    body NTEXT NULL,
    tiny TEXT(200) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE articles (
    id INTEGER NOT NULL,
    slug VARCHAR2(50 CHAR) NOT NULL,
    headline VARCHAR2(255 CHAR) NOT NULL,
    subtitle VARCHAR2(120 CHAR),
    lead CLOB,
    body CLOB,
    tiny CLOB,
    PRIMARY KEY (id)
)

@insert e1e911899169

@commit

# downgrade

@begin

-- Running downgrade e1e911899169 ->

[all]
DROP TABLE articles

@delete e1e911899169

@commit
