# upgrade

@begin

@version_table

-- Running upgrade  -> 987a5fad83b1

[postgresql, sqlite, mssql, oracle]
CREATE INDEX ix_docs_title ON docs (title, body)

[mysql]
CREATE INDEX ix_docs_title ON docs (title(50), body(100))

[mariadb]
CREATE INDEX ix_docs_title ON docs (title(40), `body`)

[postgresql, mariadb, sqlite, mssql, oracle]
CREATE INDEX ix_docs_slug ON docs (slug)

[mysql]
CREATE INDEX ix_docs_slug ON docs (slug(20))

[postgresql, sqlite, mssql, oracle]
CREATE INDEX ft_docs_body ON docs (body)

[mysql]
CREATE FULLTEXT INDEX ft_docs_body ON docs (body) WITH PARSER ngram

[mariadb]
CREATE FULLTEXT INDEX ft_docs_body ON docs (`body`) WITH PARSER ngram

[postgresql, sqlite, mssql, oracle]
CREATE INDEX ix_docs_hash ON docs (hash)

[mysql, mariadb]
CREATE INDEX ix_docs_hash ON docs (hash) USING hash

[postgresql, mysql, mariadb, sqlite, oracle]
CREATE INDEX ix_docs_owner ON docs (owner_id)

[mssql]
CREATE INDEX ix_docs_owner ON docs (owner_id) INCLUDE (title) WHERE owner_id IS NOT NULL

[postgresql, mysql, mariadb, sqlite, oracle]
CREATE UNIQUE INDEX ix_docs_clust ON docs (created_at)

[mssql]
CREATE UNIQUE CLUSTERED INDEX ix_docs_clust ON docs (created_at)

[postgresql, mysql, mariadb, mssql, oracle]
CREATE INDEX ix_docs_live ON docs (state)

[sqlite]
CREATE INDEX ix_docs_live ON docs (state) WHERE state != 'gone'

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE INDEX ix_docs_kind ON docs (kind)

[oracle]
CREATE BITMAP INDEX ix_docs_kind ON docs (kind)

[postgresql, mysql, mariadb, sqlite, mssql]
CREATE INDEX ix_docs_comp ON docs (kind, state)

[oracle]
CREATE INDEX ix_docs_comp ON docs (kind, state) COMPRESS 1

@insert 987a5fad83b1

@commit

# downgrade

@begin

-- Running downgrade 987a5fad83b1 ->

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_comp

[mysql, mariadb, mssql]
DROP INDEX ix_docs_comp ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_kind

[mysql, mariadb, mssql]
DROP INDEX ix_docs_kind ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_live

[mysql, mariadb, mssql]
DROP INDEX ix_docs_live ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_clust

[mysql, mariadb, mssql]
DROP INDEX ix_docs_clust ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_owner

[mysql, mariadb, mssql]
DROP INDEX ix_docs_owner ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_hash

[mysql, mariadb, mssql]
DROP INDEX ix_docs_hash ON docs

[postgresql, sqlite, oracle]
DROP INDEX ft_docs_body

[mysql, mariadb, mssql]
DROP INDEX ft_docs_body ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_slug

[mysql, mariadb, mssql]
DROP INDEX ix_docs_slug ON docs

[postgresql, sqlite, oracle]
DROP INDEX ix_docs_title

[mysql, mariadb, mssql]
DROP INDEX ix_docs_title ON docs

@delete 987a5fad83b1

@commit
