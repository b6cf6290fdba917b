# upgrade

@begin

@version_table

-- Running upgrade  -> 7a31c0f2be54

[all]
CREATE TABLE users (
    id SERIAL NOT NULL,
    email VARCHAR(120) NOT NULL,
    name VARCHAR(120),
    PRIMARY KEY (id)
)

[all]
CREATE INDEX ix_users_email_lower ON users USING gin (lower(email) gin_trgm_ops, name gin_trgm_ops)

[all]
CREATE INDEX ix_users_name_lower ON users (lower(name) text_pattern_ops)

@insert 7a31c0f2be54

@commit

# downgrade

@begin

-- Running downgrade 7a31c0f2be54 ->

[all]
DROP INDEX ix_users_name_lower

[all]
DROP INDEX ix_users_email_lower

[all]
DROP TABLE users

@delete 7a31c0f2be54

@commit
