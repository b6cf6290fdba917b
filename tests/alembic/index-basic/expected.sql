# upgrade

@begin

@version_table

-- Running upgrade  -> d442a4485a67

[all]
CREATE UNIQUE INDEX ix_posts_slug ON posts (slug)

[all]
CREATE INDEX ix_posts_author_id ON posts (author_id)

[all]
CREATE INDEX ix_posts_author_created ON posts (author_id, created_at)

[postgresql, mysql, mariadb, mssql]
CREATE INDEX ix_logs_level ON ops.logs (level)

[sqlite]
CREATE INDEX ops.ix_logs_level ON logs (level)

[oracle]
CREATE INDEX ops.ix_logs_level ON ops.logs ("level")

[postgresql, sqlite, oracle]
CREATE INDEX "ix Mixed" ON "Mixed Table" ("Some Column", "select")

[mysql, mariadb]
CREATE INDEX `ix Mixed` ON `Mixed Table` (`Some Column`, `select`)

[mssql]
CREATE INDEX [ix Mixed] ON [Mixed Table] ([Some Column], [select])

@insert d442a4485a67

@commit

# downgrade

@begin

-- Running downgrade d442a4485a67 ->

[postgresql, sqlite, oracle]
DROP INDEX "ix Mixed"

[mysql, mariadb]
DROP INDEX `ix Mixed` ON `Mixed Table`

[mssql]
DROP INDEX [ix Mixed] ON [Mixed Table]

[postgresql, sqlite, oracle]
DROP INDEX ops.ix_logs_level

[mysql, mariadb, mssql]
DROP INDEX ix_logs_level ON ops.logs

[postgresql, sqlite, oracle]
DROP INDEX ix_posts_author_created

[mysql, mariadb, mssql]
DROP INDEX ix_posts_author_created ON posts

[postgresql, sqlite, oracle]
DROP INDEX ix_posts_author_id

[mysql, mariadb, mssql]
DROP INDEX ix_posts_author_id ON posts

[postgresql, sqlite, oracle]
DROP INDEX ix_posts_slug

[mysql, mariadb, mssql]
DROP INDEX ix_posts_slug ON posts

@delete d442a4485a67

@commit
