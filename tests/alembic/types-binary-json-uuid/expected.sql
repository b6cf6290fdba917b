# upgrade

@begin

@version_table

-- Running upgrade  -> e8f5a96005db

[postgresql]
CREATE TABLE documents (
    id UUID NOT NULL,
    owner_id UUID,
    external_id UUID,
    payload JSON NOT NULL,
    content BYTEA,
    thumbnail BYTEA,
    archived BOOLEAN DEFAULT false NOT NULL,
    CONSTRAINT documents_pkey PRIMARY KEY (id)
)

[mysql]
CREATE TABLE documents (
    id CHAR(32) NOT NULL,
    owner_id CHAR(32),
    external_id UUID,
    payload JSON NOT NULL,
    content BLOB,
    thumbnail BLOB(64),
    archived BOOL NOT NULL DEFAULT false,
    CONSTRAINT documents_pkey PRIMARY KEY (id)
)

[mariadb]
CREATE TABLE documents (
    id UUID NOT NULL,
    owner_id UUID,
    external_id UUID,
    payload JSON NOT NULL,
    content BLOB,
    thumbnail BLOB(64),
    archived BOOL NOT NULL DEFAULT false,
    CONSTRAINT documents_pkey PRIMARY KEY (id)
)

[sqlite, oracle]
CREATE TABLE documents (
    id CHAR(32) NOT NULL,
    owner_id CHAR(32),
    external_id UUID,
    payload JSON NOT NULL,
    content BLOB,
    thumbnail BLOB,
    archived BOOLEAN DEFAULT 0 NOT NULL,
    CONSTRAINT documents_pkey PRIMARY KEY (id)
)

[mssql]
CREATE TABLE documents (
    id UNIQUEIDENTIFIER NOT NULL,
    owner_id UNIQUEIDENTIFIER NULL,
    external_id UUID NULL,
    payload NVARCHAR(max) NOT NULL,
    content IMAGE NULL,
    thumbnail IMAGE NULL,
    archived BIT NOT NULL DEFAULT 0,
    CONSTRAINT documents_pkey PRIMARY KEY (id)
)

@insert e8f5a96005db

@commit

# downgrade

@begin

-- Running downgrade e8f5a96005db ->

[all]
DROP TABLE documents

@delete e8f5a96005db

@commit
