# upgrade

@begin

@version_table

-- Running upgrade  -> cf7f5e3d2966

[postgresql, mysql, mariadb]
ALTER TABLE posts ADD COLUMN author_id INTEGER

[mssql]
ALTER TABLE posts ADD author_id INTEGER NULL

[oracle]
ALTER TABLE posts ADD author_id INTEGER

[all]
ALTER TABLE posts ADD CONSTRAINT fk_posts_author FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE

[postgresql, mysql, mariadb]
ALTER TABLE posts ADD COLUMN topic_id INTEGER

[mssql]
ALTER TABLE posts ADD topic_id INTEGER NULL

[oracle]
ALTER TABLE posts ADD topic_id INTEGER

[all]
ALTER TABLE posts ADD FOREIGN KEY(topic_id) REFERENCES topics (id)

@insert cf7f5e3d2966

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.

# downgrade

@begin

-- Running downgrade cf7f5e3d2966 ->

[all]
ALTER TABLE posts DROP COLUMN topic_id

[postgresql, mssql, oracle]
ALTER TABLE posts DROP CONSTRAINT fk_posts_author

[mysql, mariadb]
ALTER TABLE posts DROP FOREIGN KEY fk_posts_author

[all]
ALTER TABLE posts DROP COLUMN author_id

@delete cf7f5e3d2966

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.
