-- a fact has no operand
select fact from fact where fact not in (select fact from operand)
