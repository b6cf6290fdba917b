# upgrade

@begin

@version_table

-- Running upgrade  -> dfdcadac9ea4

[postgresql]
CREATE TABLE articles (
    id SERIAL NOT NULL,
    title VARCHAR(150) NOT NULL,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE articles (
    id INTEGER NOT NULL AUTO_INCREMENT,
    title VARCHAR(150) NOT NULL,
    PRIMARY KEY (id)
)ENGINE=InnoDB CHARSET=utf8mb4 ROW_FORMAT=DYNAMIC COLLATE utf8mb4_unicode_ci

[mariadb]
CREATE TABLE articles (
    id INTEGER NOT NULL AUTO_INCREMENT,
    title VARCHAR(150) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE articles (
    id INTEGER NOT NULL,
    title VARCHAR(150) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE articles (
    id INTEGER NOT NULL,
    title VARCHAR2(150 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[postgresql]
CREATE TABLE hits (
    id BIGSERIAL NOT NULL,
    path VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
)

[mysql]
CREATE TABLE hits (
    id BIGINT NOT NULL AUTO_INCREMENT,
    path VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
)ENGINE=MyISAM AUTO_INCREMENT=1000 DEFAULT CHARSET=latin1 COMMENT='page hits'

[mariadb]
CREATE TABLE hits (
    id BIGINT NOT NULL AUTO_INCREMENT,
    path VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
)ENGINE=Aria COMMENT='page hits'

[sqlite]
CREATE TABLE hits (
    id BIGINT NOT NULL,
    path VARCHAR(255) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE hits (
    id NUMBER(19) NOT NULL,
    path VARCHAR2(255 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[postgresql, oracle]
COMMENT ON TABLE hits IS 'page hits'

@insert dfdcadac9ea4

@commit

[mssql] raises AttributeError: 'NoneType' object has no attribute 'startswith'

# downgrade

@begin

-- Running downgrade dfdcadac9ea4 ->

[all]
DROP TABLE hits

[all]
DROP TABLE articles

@delete dfdcadac9ea4

@commit
