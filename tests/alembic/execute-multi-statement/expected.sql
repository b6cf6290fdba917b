# upgrade

@begin

@version_table

-- Running upgrade  -> d981acb9a3b7

[all]
CREATE FUNCTION touch() RETURNS trigger AS $$
        BEGIN
            NEW.updated_at := now();
            RETURN NEW;
        END;
        $$ LANGUAGE plpgsql

[all]
CREATE TRIGGER users_touch BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION touch();

[all]
INSERT INTO flags (name) VALUES ('a'); INSERT INTO flags (name) VALUES ('b;c');

[all]
-- a comment
CREATE VIEW v AS
    SELECT 1 AS one

@insert d981acb9a3b7

@commit

# downgrade

@begin

-- Running downgrade d981acb9a3b7 ->

[all]
DROP VIEW v

[all]
DROP TRIGGER users_touch ON users

[all]
DROP FUNCTION touch()

@delete d981acb9a3b7

@commit
