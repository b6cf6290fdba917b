# upgrade

@begin

@version_table

-- Running upgrade  -> f1c07da081db

[all]
ALTER TABLE teams ADD CONSTRAINT pk_teams PRIMARY KEY (id)

[all]
ALTER TABLE org.memberships ADD CONSTRAINT pk_memberships PRIMARY KEY (team_id, user_id)

[all]
ALTER TABLE teams ADD CONSTRAINT uq_teams_name UNIQUE (name)

[all]
ALTER TABLE teams ADD CONSTRAINT ck_teams_size CHECK (size > 0 AND size < 100)

[all]
ALTER TABLE memberships ADD CONSTRAINT fk_memberships_team FOREIGN KEY(team_id) REFERENCES teams (id)

@insert f1c07da081db

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.

# downgrade

@begin

-- Running downgrade f1c07da081db ->

[postgresql, mssql, oracle]
ALTER TABLE memberships DROP CONSTRAINT fk_memberships_team

[mysql, mariadb]
ALTER TABLE memberships DROP FOREIGN KEY fk_memberships_team

[postgresql, mariadb, mssql, oracle]
ALTER TABLE teams DROP CONSTRAINT ck_teams_size

[mysql]
ALTER TABLE teams DROP CHECK ck_teams_size

[postgresql, mssql, oracle]
ALTER TABLE teams DROP CONSTRAINT uq_teams_name

[mysql, mariadb]
ALTER TABLE teams DROP INDEX uq_teams_name

[postgresql, mssql, oracle]
ALTER TABLE org.memberships DROP CONSTRAINT pk_memberships

[mysql, mariadb]
ALTER TABLE org.memberships DROP PRIMARY KEY

[postgresql, mssql, oracle]
ALTER TABLE teams DROP CONSTRAINT pk_teams

[mysql, mariadb]
ALTER TABLE teams DROP PRIMARY KEY

@delete f1c07da081db

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.
