# upgrade

[postgresql, sqlite] raises AttributeError: 'NoneType' object has no attribute 'fetchall'

# downgrade

@begin

-- Running downgrade 6c9207ec8fc0 ->

@delete 6c9207ec8fc0

@commit
