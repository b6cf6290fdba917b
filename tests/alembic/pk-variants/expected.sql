# upgrade

@begin

@version_table

-- Running upgrade  -> 492016154e2a

[all]
CREATE TABLE order_lines (
    order_id INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    qty INTEGER NOT NULL,
    CONSTRAINT pk_order_lines PRIMARY KEY (order_id, line_no)
)

[all]
CREATE TABLE tag_links (
    tag_id INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    PRIMARY KEY (tag_id, post_id)
)

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE TABLE countries (
    code VARCHAR(2) NOT NULL,
    name VARCHAR(60) NOT NULL,
    PRIMARY KEY (code)
)

[oracle]
CREATE TABLE countries (
    code VARCHAR2(2 CHAR) NOT NULL,
    name VARCHAR2(60 CHAR) NOT NULL,
    PRIMARY KEY (code)
)

[all]
CREATE TABLE manual_ids (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[postgresql, mysql, mariadb, sqlite]
CREATE TABLE log_lines (
    line TEXT
)

[mssql]
CREATE TABLE log_lines (
    line TEXT NULL
)

[oracle]
CREATE TABLE log_lines (
    line CLOB
)

@insert 492016154e2a

@commit

# downgrade

@begin

-- Running downgrade 492016154e2a ->

[all]
DROP TABLE log_lines

[all]
DROP TABLE manual_ids

[all]
DROP TABLE countries

[all]
DROP TABLE tag_links

[all]
DROP TABLE order_lines

@delete 492016154e2a

@commit
