# upgrade

@begin

@version_table

-- Running upgrade  -> fbc725f18fce

[all]
ALTER TABLE users ADD CONSTRAINT uq_users_email UNIQUE (email)

[all]
ALTER TABLE users ADD CONSTRAINT ck_users_age CHECK (age > 0)

[all]
ALTER TABLE users ADD CONSTRAINT ck_users_final_name CHECK (height > 0)

[all]
ALTER TABLE users ADD CONSTRAINT fk_users_team_id_teams FOREIGN KEY(team_id) REFERENCES teams (id)

[all]
ALTER TABLE users ADD CONSTRAINT fk_custom FOREIGN KEY(plan_id) REFERENCES plans (id)

[all]
ALTER TABLE teams ADD CONSTRAINT pk_teams PRIMARY KEY (id)

@insert fbc725f18fce

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.

# downgrade

@begin

-- Running downgrade fbc725f18fce ->

[postgresql, mssql, oracle]
ALTER TABLE teams DROP CONSTRAINT pk_teams

[mysql, mariadb]
ALTER TABLE teams DROP PRIMARY KEY

[postgresql, mssql, oracle]
ALTER TABLE users DROP CONSTRAINT fk_custom

[mysql, mariadb]
ALTER TABLE users DROP FOREIGN KEY fk_custom

[postgresql, mssql, oracle]
ALTER TABLE users DROP CONSTRAINT fk_users_team_id_teams

[mysql, mariadb]
ALTER TABLE users DROP FOREIGN KEY fk_users_team_id_teams

[postgresql, mariadb, mssql, oracle]
ALTER TABLE users DROP CONSTRAINT ck_users_final_name

[mysql]
ALTER TABLE users DROP CHECK ck_users_final_name

[postgresql, mariadb, mssql, oracle]
ALTER TABLE users DROP CONSTRAINT ck_users_age

[mysql]
ALTER TABLE users DROP CHECK ck_users_age

[postgresql, mssql, oracle]
ALTER TABLE users DROP CONSTRAINT uq_users_email

[mysql, mariadb]
ALTER TABLE users DROP INDEX uq_users_email

@delete fbc725f18fce

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.
