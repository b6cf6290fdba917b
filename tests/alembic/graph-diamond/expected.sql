# upgrade

@begin

@version_table

-- Running upgrade  -> 3f6b4e8ea073

[all]
SELECT 'start'

@insert 3f6b4e8ea073

-- Running upgrade 3f6b4e8ea073 -> 913cbbb99887

[all]
SELECT 'y'

@update 3f6b4e8ea073 913cbbb99887

-- Running upgrade 3f6b4e8ea073 -> 1bdf65e36aa8

[all]
SELECT 'z'

@insert 1bdf65e36aa8

-- Running upgrade 3f6b4e8ea073 -> 338e5cd09fce

[all]
SELECT 'x'

@insert 338e5cd09fce

-- Running upgrade 338e5cd09fce, 913cbbb99887 -> 871981fc165f

[all]
SELECT 'xy'

@delete 913cbbb99887

@update 338e5cd09fce 871981fc165f

-- Running upgrade 871981fc165f, 1bdf65e36aa8 -> 69013a6af7ca

[all]
SELECT 'xyz'

@delete 871981fc165f

@update 1bdf65e36aa8 69013a6af7ca

@commit

# upgrade, or on postgresql, sqlite, oracle

@begin

@version_table

-- Running upgrade  -> 3f6b4e8ea073

[all]
SELECT 'start'

@insert 3f6b4e8ea073

-- Running upgrade 3f6b4e8ea073 -> 913cbbb99887

[all]
SELECT 'y'

@update 3f6b4e8ea073 913cbbb99887

-- Running upgrade 3f6b4e8ea073 -> 1bdf65e36aa8

[all]
SELECT 'z'

@insert 1bdf65e36aa8

-- Running upgrade 3f6b4e8ea073 -> 338e5cd09fce

[all]
SELECT 'x'

@insert 338e5cd09fce

-- Running upgrade 338e5cd09fce, 913cbbb99887 -> 871981fc165f

[all]
SELECT 'xy'

@delete 338e5cd09fce

@update 913cbbb99887 871981fc165f

-- Running upgrade 871981fc165f, 1bdf65e36aa8 -> 69013a6af7ca

[all]
SELECT 'xyz'

@delete 871981fc165f

@update 1bdf65e36aa8 69013a6af7ca

@commit

# downgrade

@begin

-- Running downgrade 69013a6af7ca -> 871981fc165f, 1bdf65e36aa8

[all]
SELECT 'undo xyz'

@insert 871981fc165f

@update 69013a6af7ca 1bdf65e36aa8

-- Running downgrade 871981fc165f -> 338e5cd09fce, 913cbbb99887

[all]
SELECT 'undo xy'

@insert 913cbbb99887

@update 871981fc165f 338e5cd09fce

-- Running downgrade 338e5cd09fce -> 3f6b4e8ea073

[all]
SELECT 'undo x'

@delete 338e5cd09fce

-- Running downgrade 1bdf65e36aa8 -> 3f6b4e8ea073

[all]
SELECT 'undo z'

@delete 1bdf65e36aa8

-- Running downgrade 913cbbb99887 -> 3f6b4e8ea073

[all]
SELECT 'undo y'

@update 913cbbb99887 3f6b4e8ea073

-- Running downgrade 3f6b4e8ea073 ->

[all]
SELECT 'undo start'

@delete 3f6b4e8ea073

@commit

# downgrade, or on postgresql, sqlite, oracle

@begin

-- Running downgrade 69013a6af7ca -> 871981fc165f, 1bdf65e36aa8

[all]
SELECT 'undo xyz'

@insert 1bdf65e36aa8

@update 69013a6af7ca 871981fc165f

-- Running downgrade 871981fc165f -> 338e5cd09fce, 913cbbb99887

[all]
SELECT 'undo xy'

@insert 338e5cd09fce

@update 871981fc165f 913cbbb99887

-- Running downgrade 338e5cd09fce -> 3f6b4e8ea073

[all]
SELECT 'undo x'

@delete 338e5cd09fce

-- Running downgrade 1bdf65e36aa8 -> 3f6b4e8ea073

[all]
SELECT 'undo z'

@delete 1bdf65e36aa8

-- Running downgrade 913cbbb99887 -> 3f6b4e8ea073

[all]
SELECT 'undo y'

@update 913cbbb99887 3f6b4e8ea073

-- Running downgrade 3f6b4e8ea073 ->

[all]
SELECT 'undo start'

@delete 3f6b4e8ea073

@commit

# downgrade, or on postgresql, sqlite, oracle

@begin

-- Running downgrade 69013a6af7ca -> 871981fc165f, 1bdf65e36aa8

[all]
SELECT 'undo xyz'

@insert 1bdf65e36aa8

@update 69013a6af7ca 871981fc165f

-- Running downgrade 871981fc165f -> 338e5cd09fce, 913cbbb99887

[all]
SELECT 'undo xy'

@insert 913cbbb99887

@update 871981fc165f 338e5cd09fce

-- Running downgrade 338e5cd09fce -> 3f6b4e8ea073

[all]
SELECT 'undo x'

@delete 338e5cd09fce

-- Running downgrade 1bdf65e36aa8 -> 3f6b4e8ea073

[all]
SELECT 'undo z'

@delete 1bdf65e36aa8

-- Running downgrade 913cbbb99887 -> 3f6b4e8ea073

[all]
SELECT 'undo y'

@update 913cbbb99887 3f6b4e8ea073

-- Running downgrade 3f6b4e8ea073 ->

[all]
SELECT 'undo start'

@delete 3f6b4e8ea073

@commit

# downgrade, or on postgresql, sqlite, oracle

@begin

-- Running downgrade 69013a6af7ca -> 871981fc165f, 1bdf65e36aa8

[all]
SELECT 'undo xyz'

@insert 871981fc165f

@update 69013a6af7ca 1bdf65e36aa8

-- Running downgrade 871981fc165f -> 338e5cd09fce, 913cbbb99887

[all]
SELECT 'undo xy'

@insert 338e5cd09fce

@update 871981fc165f 913cbbb99887

-- Running downgrade 338e5cd09fce -> 3f6b4e8ea073

[all]
SELECT 'undo x'

@delete 338e5cd09fce

-- Running downgrade 1bdf65e36aa8 -> 3f6b4e8ea073

[all]
SELECT 'undo z'

@delete 1bdf65e36aa8

-- Running downgrade 913cbbb99887 -> 3f6b4e8ea073

[all]
SELECT 'undo y'

@update 913cbbb99887 3f6b4e8ea073

-- Running downgrade 3f6b4e8ea073 ->

[all]
SELECT 'undo start'

@delete 3f6b4e8ea073

@commit
