-- What Alembic prints around the statements of a revision. In the files expected.sql a word stands for it.

# @begin

[postgresql]
BEGIN

[mssql]
BEGIN TRANSACTION

# @commit

[postgresql, mssql]
COMMIT

# @version_table

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)

[oracle]
CREATE TABLE alembic_version (
    version_num VARCHAR2(32 CHAR) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)

# @insert

[postgresql, mariadb]
INSERT INTO alembic_version (version_num) VALUES ('$1') RETURNING alembic_version.version_num

[sqlite]
INSERT INTO alembic_version (version_num) VALUES ('$1') RETURNING version_num

[mysql]
INSERT INTO alembic_version (version_num) VALUES ('$1')

[mssql]
INSERT INTO alembic_version (version_num) OUTPUT inserted.version_num VALUES ('$1')

[oracle]
INSERT INTO alembic_version (version_num) VALUES ('$1') RETURNING alembic_version.version_num INTO :ret_0

# @update

[postgresql, mysql, mariadb, sqlite, mssql, oracle]
UPDATE alembic_version SET version_num='$2' WHERE alembic_version.version_num = '$1'

# @delete

[postgresql, mysql, mariadb, sqlite, mssql, oracle]
DELETE FROM alembic_version WHERE alembic_version.version_num = '$1'
