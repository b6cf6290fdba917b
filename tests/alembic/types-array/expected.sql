# upgrade

@begin

@version_table

-- Running upgrade  -> c1d8a0532ada

[all]
CREATE TABLE lists (
    id SERIAL NOT NULL,
    numbers INTEGER[],
    words VARCHAR(10)[][],
    PRIMARY KEY (id)
)

@insert c1d8a0532ada

@commit

[mysql, mariadb] raises CompileError: (in table 'lists', column 'numbers'): Compiler <sqlalchemy.dialects.mysql.base.MySQLTypeCompiler object> can't render element of type ARRAY

[sqlite] raises CompileError: (in table 'lists', column 'numbers'): Compiler <sqlalchemy.dialects.sqlite.base.SQLiteTypeCompiler object> can't render element of type ARRAY

[mssql] raises CompileError: (in table 'lists', column 'numbers'): Compiler <sqlalchemy.dialects.mssql.base.MSTypeCompiler object> can't render element of type ARRAY

[oracle] raises CompileError: (in table 'lists', column 'numbers'): Compiler <sqlalchemy.dialects.oracle.base.OracleTypeCompiler object> can't render element of type ARRAY

# downgrade

@begin

-- Running downgrade c1d8a0532ada ->

[all]
DROP TABLE lists

@delete c1d8a0532ada

@commit
