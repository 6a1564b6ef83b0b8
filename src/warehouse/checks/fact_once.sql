-- a fact stands twice
select fact, count(*) as times from fact group by fact having count(*) > 1
