-- an operand names a fact that is not there
select operand.fact, operand.ref from operand where operand.kind = 'fact' and operand.ref not in (select fact from fact)
