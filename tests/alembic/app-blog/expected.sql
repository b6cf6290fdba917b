# upgrade

@begin

@version_table

-- Running upgrade  -> db055870c29d

[postgresql]
CREATE TABLE users (
    id SERIAL NOT NULL,
    username VARCHAR(30) NOT NULL,
    password_hash VARCHAR(128) NOT NULL,
    is_admin BOOLEAN DEFAULT false NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (username)
)

[mysql, mariadb]
CREATE TABLE users (
    id INTEGER NOT NULL AUTO_INCREMENT,
    username VARCHAR(30) NOT NULL,
    password_hash VARCHAR(128) NOT NULL,
    is_admin BOOL NOT NULL DEFAULT false,
    PRIMARY KEY (id),
    UNIQUE (username)
)

[sqlite]
CREATE TABLE users (
    id INTEGER NOT NULL,
    username VARCHAR(30) NOT NULL,
    password_hash VARCHAR(128) NOT NULL,
    is_admin BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (username)
)

[mssql]
CREATE TABLE users (
    id INTEGER NOT NULL IDENTITY,
    username VARCHAR(30) NOT NULL,
    password_hash VARCHAR(128) NOT NULL,
    is_admin BIT NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE (username)
)

[oracle]
CREATE TABLE users (
    id INTEGER NOT NULL,
    username VARCHAR2(30 CHAR) NOT NULL,
    password_hash VARCHAR2(128 CHAR) NOT NULL,
    is_admin BOOLEAN DEFAULT 0 NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (username)
)

[postgresql]
CREATE TABLE posts (
    id SERIAL NOT NULL,
    author_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    published_at TIMESTAMP WITHOUT TIME ZONE,
    PRIMARY KEY (id),
    FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
)

[mysql]
CREATE TABLE posts (
    id INTEGER NOT NULL AUTO_INCREMENT,
    author_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    published_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
)

[mariadb]
CREATE TABLE posts (
    id INTEGER NOT NULL AUTO_INCREMENT,
    author_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    `body` TEXT NOT NULL,
    published_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
)

[sqlite]
CREATE TABLE posts (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    published_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
)

[mssql]
CREATE TABLE posts (
    id INTEGER NOT NULL IDENTITY,
    author_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    published_at DATETIME NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
)

[oracle]
CREATE TABLE posts (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    title VARCHAR2(200 CHAR) NOT NULL,
    body CLOB NOT NULL,
    published_at DATE,
    PRIMARY KEY (id),
    FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE CASCADE
)

[postgresql]
CREATE TABLE comments (
    id SERIAL NOT NULL,
    post_id INTEGER NOT NULL,
    parent_id INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES comments (id)
)

[mysql]
CREATE TABLE comments (
    id INTEGER NOT NULL AUTO_INCREMENT,
    post_id INTEGER NOT NULL,
    parent_id INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES comments (id)
)

[mariadb]
CREATE TABLE comments (
    id INTEGER NOT NULL AUTO_INCREMENT,
    post_id INTEGER NOT NULL,
    parent_id INTEGER,
    `body` TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES comments (id)
)

[sqlite]
CREATE TABLE comments (
    id INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    parent_id INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES comments (id)
)

[mssql]
CREATE TABLE comments (
    id INTEGER NOT NULL IDENTITY,
    post_id INTEGER NOT NULL,
    parent_id INTEGER NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES comments (id)
)

[oracle]
CREATE TABLE comments (
    id INTEGER NOT NULL,
    post_id INTEGER NOT NULL,
    parent_id INTEGER,
    body CLOB NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES comments (id)
)

@insert db055870c29d

-- Running upgrade db055870c29d -> a16d6395c219

[postgresql]
CREATE TABLE tags (
    id SERIAL NOT NULL,
    name VARCHAR(30) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
)

[mysql, mariadb]
CREATE TABLE tags (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(30) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
)

[sqlite]
CREATE TABLE tags (
    id INTEGER NOT NULL,
    name VARCHAR(30) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
)

[mssql]
CREATE TABLE tags (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(30) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
)

[oracle]
CREATE TABLE tags (
    id INTEGER NOT NULL,
    name VARCHAR2(30 CHAR) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
)

[all]
CREATE TABLE post_tags (
    post_id INTEGER NOT NULL,
    tag_id INTEGER NOT NULL,
    PRIMARY KEY (post_id, tag_id),
    FOREIGN KEY(post_id) REFERENCES posts (id) ON DELETE CASCADE,
    FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
)

[mssql]
SET IDENTITY_INSERT tags ON

[all]
INSERT INTO tags (id, name) VALUES (1, 'news')

[all]
INSERT INTO tags (id, name) VALUES (2, 'editor''s choice')

[mssql]
SET IDENTITY_INSERT tags OFF

@update db055870c29d a16d6395c219

-- Running upgrade a16d6395c219 -> e6c0ca6f1bce

[postgresql, mysql, mariadb, sqlite]
ALTER TABLE posts ADD COLUMN slug VARCHAR(200)

[mssql]
ALTER TABLE posts ADD slug VARCHAR(200) NULL

[oracle]
ALTER TABLE posts ADD slug VARCHAR2(200 CHAR)

[all]
UPDATE posts SET slug=replace(lower(posts.title), ' ', '-')

[all]
CREATE UNIQUE INDEX ix_posts_slug ON posts (slug)

@update a16d6395c219 e6c0ca6f1bce

@commit

# downgrade

@begin

-- Running downgrade e6c0ca6f1bce -> a16d6395c219

[postgresql, sqlite, oracle]
DROP INDEX ix_posts_slug

[mysql, mariadb, mssql]
DROP INDEX ix_posts_slug ON posts

[all]
ALTER TABLE posts DROP COLUMN slug

@update e6c0ca6f1bce a16d6395c219

-- Running downgrade a16d6395c219 -> db055870c29d

[all]
DROP TABLE post_tags

[all]
DROP TABLE tags

@update a16d6395c219 db055870c29d

-- Running downgrade db055870c29d ->

[all]
DROP TABLE comments

[all]
DROP TABLE posts

[all]
DROP TABLE users

@delete db055870c29d

@commit
