# upgrade

@begin

@version_table

-- Running upgrade  -> a8260c9c6c66

[postgresql, oracle]
ALTER TABLE "user" RENAME TO users

[mysql, mariadb, sqlite]
ALTER TABLE user RENAME TO users

[postgresql, sqlite, oracle]
ALTER TABLE shop."order" RENAME TO "Order"

[mysql, mariadb]
ALTER TABLE shop.`order` RENAME TO shop.`Order`

[postgresql, sqlite, oracle]
ALTER TABLE "Old Name" RENAME TO new_name

[mysql, mariadb]
ALTER TABLE `Old Name` RENAME TO new_name

[mssql]
EXEC sp_rename '[user]', users

[mssql]
EXEC sp_rename 'shop.[order]', [Order]

[mssql]
EXEC sp_rename '[Old Name]', new_name

@insert a8260c9c6c66

@commit

# downgrade

@begin

-- Running downgrade a8260c9c6c66 ->

[postgresql, sqlite, oracle]
ALTER TABLE new_name RENAME TO "Old Name"

[mysql, mariadb]
ALTER TABLE new_name RENAME TO `Old Name`

[postgresql, sqlite, oracle]
ALTER TABLE shop."Order" RENAME TO "order"

[mysql, mariadb]
ALTER TABLE shop.`Order` RENAME TO shop.`order`

[postgresql, oracle]
ALTER TABLE users RENAME TO "user"

[mysql, mariadb, sqlite]
ALTER TABLE users RENAME TO user

[mssql]
EXEC sp_rename 'new_name', [Old Name]

[mssql]
EXEC sp_rename 'shop.[Order]', [order]

[mssql]
EXEC sp_rename 'users', [user]

@delete a8260c9c6c66

@commit
