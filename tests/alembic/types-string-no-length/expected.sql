# upgrade

@begin

@version_table

-- Running upgrade  -> 263f3a07f125

[postgresql]
CREATE TABLE notes (
    id SERIAL NOT NULL,
    title VARCHAR NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE notes (
    id INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE notes (
    id INTEGER NOT NULL IDENTITY,
    title VARCHAR(max) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE notes (
    id INTEGER NOT NULL,
    title VARCHAR2 NOT NULL,
    PRIMARY KEY (id)
)

@insert 263f3a07f125

@commit

[mysql] raises CompileError: (in table 'notes', column 'title'): VARCHAR requires a length on dialect mysql

[mariadb] raises CompileError: (in table 'notes', column 'title'): VARCHAR requires a length on dialect mariadb

# downgrade

@begin

-- Running downgrade 263f3a07f125 ->

[all]
DROP TABLE notes

@delete 263f3a07f125

@commit
