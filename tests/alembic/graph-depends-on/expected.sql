# upgrade

@begin

@version_table

-- Running upgrade  -> 09e0698162e3

[postgresql]
CREATE TABLE core_users (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE core_users (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE core_users (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE core_users (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 09e0698162e3

-- Running upgrade 09e0698162e3 -> 62089fd3b38b

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE core_users ADD COLUMN email VARCHAR(99)

[mssql]
ALTER TABLE core_users ADD email VARCHAR(99) NULL

[oracle]
ALTER TABLE core_users ADD email VARCHAR2(99 CHAR)

@update 09e0698162e3 62089fd3b38b

-- Running upgrade  -> 7aa0010f9255

[postgresql]
CREATE TABLE plugin_data (
    id SERIAL NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES core_users (id)
)

[mysql, mariadb]
CREATE TABLE plugin_data (
    id INTEGER NOT NULL AUTO_INCREMENT,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES core_users (id)
)

[sqlite, oracle]
CREATE TABLE plugin_data (
    id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES core_users (id)
)

[mssql]
CREATE TABLE plugin_data (
    id INTEGER NOT NULL IDENTITY,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES core_users (id)
)

@update 62089fd3b38b 7aa0010f9255

-- Running upgrade 7aa0010f9255 -> 38a801f93c0a

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE plugin_data ADD COLUMN extra TEXT

[mssql]
ALTER TABLE plugin_data ADD extra TEXT NULL

[oracle]
ALTER TABLE plugin_data ADD extra CLOB

@update 7aa0010f9255 38a801f93c0a

@commit

# downgrade

@begin

-- Running downgrade 38a801f93c0a -> 7aa0010f9255

[all]
ALTER TABLE plugin_data DROP COLUMN extra

@update 38a801f93c0a 7aa0010f9255

-- Running downgrade 7aa0010f9255 ->

[all]
DROP TABLE plugin_data

@update 7aa0010f9255 62089fd3b38b

-- Running downgrade 62089fd3b38b -> 09e0698162e3

[all]
ALTER TABLE core_users DROP COLUMN email

@update 62089fd3b38b 09e0698162e3

-- Running downgrade 09e0698162e3 ->

[all]
DROP TABLE core_users

@delete 09e0698162e3

@commit
