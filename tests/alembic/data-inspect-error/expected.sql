# upgrade

[postgresql, mysql, sqlite] raises NoInspectionAvailable: No inspection system is available for object of type <class 'sqlalchemy.engine.mock.MockConnection'>

# downgrade

@begin

-- Running downgrade b765f3cba91e ->

[all]
DROP TABLE kinds

@delete b765f3cba91e

@commit
