-- One known file that is counted for a subject: for the area that sent it, and for the plan.
-- 按对象归集的文件
select 'plan/' || run.plan as subject, null as area, known_file.file, known_file.basis
from known_file
cross join run
union all
select 'area/' || known_file.sender_area, known_file.sender_area, known_file.file, known_file.basis
from known_file
where known_file.sender_area is not null
