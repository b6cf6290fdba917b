# upgrade

@begin

@version_table

-- Running upgrade  -> 6fea41ae9dde

[all]
CREATE TABLE imports_demo (
    id SERIAL NOT NULL,
    doc JSONB,
    name VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
)

[all]
COMMENT ON TABLE imports_demo IS 'demo'

@insert 6fea41ae9dde

@commit

# downgrade

@begin

-- Running downgrade 6fea41ae9dde ->

[all]
DROP TABLE imports_demo

@delete 6fea41ae9dde

@commit
