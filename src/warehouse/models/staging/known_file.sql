-- One received file that the run may know: it had arrived, and it speaks for a period not later than as-of, or for none.
-- 可知的文件
select
  file,
  path,
  loader,
  form,
  sender,
  sender_area,
  arrived,
  basis,
  place
from (
  select file.*
  from file
  cross join run
  where file.arrived <= run.known_at
    and (
      file.file not in (select file from cover)
      or file.file in (
        select cover.file
        from cover
        join period on period.period = cover.period
        where period.last <= run.last
      )
    )
)
