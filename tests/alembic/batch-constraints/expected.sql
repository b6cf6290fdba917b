# upgrade

@begin

@version_table

-- Running upgrade  -> 009d2f3c5555

[postgresql, mysql, mariadb, mssql, oracle]
ALTER TABLE members ADD CONSTRAINT pk_members PRIMARY KEY (id)

[postgresql, mysql, mariadb, mssql, oracle]
ALTER TABLE members ADD CONSTRAINT fk_members_club FOREIGN KEY(club_id) REFERENCES clubs (id) ON DELETE CASCADE

[sqlite]
CREATE TABLE _alembic_tmp_members (
    id INTEGER NOT NULL,
    club_id INTEGER NOT NULL,
    email VARCHAR(80) NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (id)
)

[sqlite]
INSERT INTO _alembic_tmp_members (id, club_id, email) SELECT members.id, members.club_id, members.email
FROM members

[sqlite]
DROP TABLE members

[sqlite]
ALTER TABLE _alembic_tmp_members RENAME TO members

[sqlite]
CREATE TABLE _alembic_tmp_members (
    id INTEGER NOT NULL,
    club_id INTEGER NOT NULL,
    email VARCHAR(80) NOT NULL,
    CONSTRAINT pk_members PRIMARY KEY (id),
    CONSTRAINT fk_members_club FOREIGN KEY(club_id) REFERENCES clubs (id) ON DELETE CASCADE
)

[sqlite]
INSERT INTO _alembic_tmp_members (id, club_id, email) SELECT members.id, members.club_id, members.email
FROM members

[sqlite]
DROP TABLE members

[sqlite]
ALTER TABLE _alembic_tmp_members RENAME TO members

[all]
CREATE UNIQUE INDEX ix_members_email ON members (email)

@insert 009d2f3c5555

@commit

# downgrade

@begin

-- Running downgrade 009d2f3c5555 ->

[sqlite]
CREATE TABLE _alembic_tmp_members (
    id INTEGER NOT NULL,
    club_id INTEGER NOT NULL,
    email VARCHAR(80) NOT NULL,
    PRIMARY KEY (id)
)

[sqlite]
INSERT INTO _alembic_tmp_members (id, club_id, email) SELECT members.id, members.club_id, members.email
FROM members

[sqlite]
DROP TABLE members

[postgresql, mssql, oracle]
ALTER TABLE members DROP CONSTRAINT fk_members_club

[mysql, mariadb]
ALTER TABLE members DROP FOREIGN KEY fk_members_club

[sqlite]
ALTER TABLE _alembic_tmp_members RENAME TO members

@delete 009d2f3c5555

@commit
