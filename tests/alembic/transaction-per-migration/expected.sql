# upgrade

@begin

@version_table

-- Running upgrade  -> 87bf09de8f24

[postgresql]
CREATE TABLE one (
    id SERIAL NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE one (
    id INTEGER NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE one (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE one (
    id INTEGER NOT NULL IDENTITY,
    PRIMARY KEY (id)
)

@insert 87bf09de8f24

@commit

@begin

-- Running upgrade 87bf09de8f24 -> c22d9d7a8edf

@commit

[all]
VACUUM

@begin

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE one ADD COLUMN x INTEGER

[mssql]
ALTER TABLE one ADD x INTEGER NULL

[oracle]
ALTER TABLE one ADD x INTEGER

@update 87bf09de8f24 c22d9d7a8edf

@commit

@begin

-- Running upgrade c22d9d7a8edf -> 0814a249fc4b

[all]
UPDATE one SET x = 3

@update c22d9d7a8edf 0814a249fc4b

@commit

# downgrade

@begin

-- Running downgrade 0814a249fc4b -> c22d9d7a8edf

@update 0814a249fc4b c22d9d7a8edf

@commit

@begin

-- Running downgrade c22d9d7a8edf -> 87bf09de8f24

[all]
ALTER TABLE one DROP COLUMN x

@update c22d9d7a8edf 87bf09de8f24

@commit

@begin

-- Running downgrade 87bf09de8f24 ->

[all]
DROP TABLE one

@delete 87bf09de8f24

@commit
