# upgrade

@begin

@version_table

-- Running upgrade  -> fec6f14718fc

[postgresql]
COMMENT ON COLUMN plant.parts.weight IS 'grams'

[oracle]
COMMENT ON COLUMN parts.weight IS 'grams'

[postgresql]
COMMENT ON COLUMN plant.parts.size IS 'mm'

[oracle]
COMMENT ON COLUMN parts.size IS 'mm'

[postgresql]
COMMENT ON COLUMN plant.parts.colour IS NULL

[oracle]
COMMENT ON COLUMN parts.colour IS ''

[mssql]
exec sp_addextendedproperty 'MS_Description', N'grams', 'schema', plant, 'table', parts, 'column', weight

[mssql]
exec sp_updateextendedproperty 'MS_Description', N'mm', 'schema', plant, 'table', parts, 'column', size

[mssql]
exec sp_dropextendedproperty 'MS_Description', 'schema', plant, 'table', parts, 'column', colour

@insert fec6f14718fc

@commit

# downgrade

@begin

-- Running downgrade fec6f14718fc ->

[postgresql]
COMMENT ON COLUMN plant.parts.colour IS 'old'

[oracle]
COMMENT ON COLUMN parts.colour IS 'old'

[postgresql]
COMMENT ON COLUMN plant.parts.size IS 'cm'

[oracle]
COMMENT ON COLUMN parts.size IS 'cm'

[postgresql]
COMMENT ON COLUMN plant.parts.weight IS NULL

[oracle]
COMMENT ON COLUMN parts.weight IS ''

[mssql]
exec sp_addextendedproperty 'MS_Description', N'old', 'schema', plant, 'table', parts, 'column', colour

[mssql]
exec sp_updateextendedproperty 'MS_Description', N'cm', 'schema', plant, 'table', parts, 'column', size

[mssql]
exec sp_dropextendedproperty 'MS_Description', 'schema', plant, 'table', parts, 'column', weight

@delete fec6f14718fc

@commit
