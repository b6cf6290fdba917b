# upgrade

@begin

@version_table

-- Running upgrade  -> e636ca5503c7

[postgresql]
CREATE TABLE parts (
    id SERIAL NOT NULL,
    plant INTEGER,
    bay INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_parts_bay FOREIGN KEY(plant, bay) REFERENCES bays (plant, bay) MATCH FULL
)

[sqlite, oracle]
CREATE TABLE parts (
    id INTEGER NOT NULL,
    plant INTEGER,
    bay INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_parts_bay FOREIGN KEY(plant, bay) REFERENCES bays (plant, bay) MATCH FULL
)

[mssql]
CREATE TABLE parts (
    id INTEGER NOT NULL IDENTITY,
    plant INTEGER NULL,
    bay INTEGER NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_parts_bay FOREIGN KEY(plant, bay) REFERENCES bays (plant, bay) MATCH FULL
)

@insert e636ca5503c7

@commit

[mysql, mariadb] raises CompileError: MySQL ignores the 'MATCH' keyword while at the same time causes ON UPDATE/ON DELETE clauses to be ignored.

# downgrade

@begin

-- Running downgrade e636ca5503c7 ->

[all]
DROP TABLE parts

@delete e636ca5503c7

@commit
