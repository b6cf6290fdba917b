# upgrade

@begin

@version_table

-- Running upgrade  -> 1adf526fe9fe

[postgresql]
CREATE TABLE authors (
    id SERIAL NOT NULL,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (id)
)

[mysql, mariadb]
CREATE TABLE authors (
    id INTEGER NOT NULL AUTO_INCREMENT,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
CREATE TABLE authors (
    id INTEGER NOT NULL,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (id)
)

[mssql]
CREATE TABLE authors (
    id INTEGER NOT NULL IDENTITY,
    name VARCHAR(100) NOT NULL,
    PRIMARY KEY (id)
)

[oracle]
CREATE TABLE authors (
    id INTEGER NOT NULL,
    name VARCHAR2(100 CHAR) NOT NULL,
    PRIMARY KEY (id)
)

[postgresql]
CREATE TABLE books (
    id SERIAL NOT NULL,
    author_id INTEGER NOT NULL,
    editor_id INTEGER,
    reviewer_id INTEGER,
    sequel_to INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_books_sequel FOREIGN KEY(sequel_to) REFERENCES books (id) ON DELETE RESTRICT,
    FOREIGN KEY(author_id) REFERENCES authors (id),
    FOREIGN KEY(editor_id) REFERENCES authors (id) ON DELETE SET NULL,
    CONSTRAINT fk_books_reviewer FOREIGN KEY(reviewer_id) REFERENCES authors (id) ON DELETE CASCADE ON UPDATE CASCADE
)

[mysql, mariadb]
CREATE TABLE books (
    id INTEGER NOT NULL AUTO_INCREMENT,
    author_id INTEGER NOT NULL,
    editor_id INTEGER,
    reviewer_id INTEGER,
    sequel_to INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_books_sequel FOREIGN KEY(sequel_to) REFERENCES books (id) ON DELETE RESTRICT,
    FOREIGN KEY(author_id) REFERENCES authors (id),
    FOREIGN KEY(editor_id) REFERENCES authors (id) ON DELETE SET NULL,
    CONSTRAINT fk_books_reviewer FOREIGN KEY(reviewer_id) REFERENCES authors (id) ON DELETE CASCADE ON UPDATE CASCADE
)

[sqlite]
CREATE TABLE books (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    editor_id INTEGER,
    reviewer_id INTEGER,
    sequel_to INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_books_sequel FOREIGN KEY(sequel_to) REFERENCES books (id) ON DELETE RESTRICT,
    FOREIGN KEY(author_id) REFERENCES authors (id),
    FOREIGN KEY(editor_id) REFERENCES authors (id) ON DELETE SET NULL,
    CONSTRAINT fk_books_reviewer FOREIGN KEY(reviewer_id) REFERENCES authors (id) ON DELETE CASCADE ON UPDATE CASCADE
)

[mssql]
CREATE TABLE books (
    id INTEGER NOT NULL IDENTITY,
    author_id INTEGER NOT NULL,
    editor_id INTEGER NULL,
    reviewer_id INTEGER NULL,
    sequel_to INTEGER NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_books_sequel FOREIGN KEY(sequel_to) REFERENCES books (id) ON DELETE RESTRICT,
    FOREIGN KEY(author_id) REFERENCES authors (id),
    FOREIGN KEY(editor_id) REFERENCES authors (id) ON DELETE SET NULL,
    CONSTRAINT fk_books_reviewer FOREIGN KEY(reviewer_id) REFERENCES authors (id) ON DELETE CASCADE ON UPDATE CASCADE
)

[oracle]
CREATE TABLE books (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    editor_id INTEGER,
    reviewer_id INTEGER,
    sequel_to INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_books_sequel FOREIGN KEY(sequel_to) REFERENCES books (id) ON DELETE RESTRICT,
    FOREIGN KEY(author_id) REFERENCES authors (id),
    FOREIGN KEY(editor_id) REFERENCES authors (id) ON DELETE SET NULL,
    CONSTRAINT fk_books_reviewer FOREIGN KEY(reviewer_id) REFERENCES authors (id) ON DELETE CASCADE
)

@insert 1adf526fe9fe

@commit

# downgrade

@begin

-- Running downgrade 1adf526fe9fe ->

[all]
DROP TABLE books

[all]
DROP TABLE authors

@delete 1adf526fe9fe

@commit
