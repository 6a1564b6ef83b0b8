-- a column of bases is text, so that the weakest of several would be found by the alphabet
select table_name from duckdb_columns() where column_name = 'basis' and data_type not like 'ENUM%'
