-- One list of a register that the run may know and that was not withdrawn as a whole, with the arrival of its file.
-- 可知的名册
select
  register_list.list,
  register_list.file,
  register_list.register,
  register_list.source,
  register_list.starts,
  register_list.ends,
  known_file.arrived,
  known_file.place,
  row_number() over (order by known_file.arrived, known_file.place, register_list.list) as sent
from register_list
join known_file on known_file.file = register_list.file
where register_list.file not in (
  select file
  from known_withdrawal
  where indicator = '' and area = '' and first is null
)
