# upgrade

@begin

@version_table

-- Running upgrade  -> f4abb383e532

[postgresql]
CREATE TABLE words (
    id SERIAL NOT NULL,
    lang CHAR(2) NOT NULL,
    word VARCHAR(80) COLLATE "C" NOT NULL,
    code VARCHAR(12),
    wide NVARCHAR(40),
    fixed_wide NCHAR(4),
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE words (
    id INTEGER NOT NULL AUTO_INCREMENT,
    lang CHAR(2) NOT NULL,
    word VARCHAR(80) COLLATE C NOT NULL,
    code VARCHAR(12),
    wide NATIONAL VARCHAR(40),
    fixed_wide NATIONAL CHAR(4),
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE words (
    id INTEGER NOT NULL,
    lang CHAR(2) NOT NULL,
    word VARCHAR(80) COLLATE "C" NOT NULL,
    code VARCHAR(12),
    wide NVARCHAR(40),
    fixed_wide NCHAR(4),
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE words (
    id INTEGER NOT NULL IDENTITY,
    lang CHAR(2) NOT NULL,
    word VARCHAR(80) COLLATE C NOT NULL,
    code VARCHAR(12) NULL,
    wide NVARCHAR(40) NULL,
    fixed_wide NCHAR(4) NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE words (
    id INTEGER NOT NULL,
    lang CHAR(2) NOT NULL,
    word VARCHAR2(80 CHAR) NOT NULL,
    code VARCHAR(12 CHAR),
    wide NVARCHAR2(40),
    fixed_wide NCHAR(4),
    PRIMARY KEY (id)
)

@insert f4abb383e532

@commit

# downgrade

@begin

-- Running downgrade f4abb383e532 ->

[all]
DROP TABLE words

@delete f4abb383e532

@commit
