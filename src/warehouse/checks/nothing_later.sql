-- a fact is about a period that ends after as-of
select fact.fact
from fact
join period on period.period = fact.period
cross join run
where period.last > run.last and period.kind <> 'span' and fact.subject not like 'target/%'
