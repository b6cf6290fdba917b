# upgrade

@begin

@version_table

-- Running upgrade  -> 46b082b56b9b

[all]
ALTER TABLE things DROP CONSTRAINT some_constraint

[postgresql, oracle]
ALTER TABLE "Main"."Things" DROP CONSTRAINT """odd"" name"

[mssql]
ALTER TABLE [Main].[Things] DROP CONSTRAINT ["odd" name]

[all]
ALTER TABLE things DROP CONSTRAINT IF EXISTS maybe

@insert 46b082b56b9b

@commit

[mysql, mariadb] raises NotImplementedError: No generic 'DROP CONSTRAINT' in MySQL - please specify constraint type

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.

# downgrade

@begin

-- Running downgrade 46b082b56b9b ->

[all]
ALTER TABLE things ADD CONSTRAINT some_constraint UNIQUE (a)

@delete 46b082b56b9b

@commit

[sqlite] raises NotImplementedError: No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.
