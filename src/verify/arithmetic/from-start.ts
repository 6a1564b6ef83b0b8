/** What is counted up to the end of a month or a quarter, by its first and its last: `截至2013年9月底`, `2013年一至三季度`. */
export function fromStart(written: string): string {
  const text = /^截[至止]到?\d{4}年/.test(written) ? written.replace(/^截[至止]到?/, "") : written;
  const [, year, part = ""] = /^(\d{4}年)(.+)$/.exec(text) ?? [];
  const [month] = /^\d{1,2}月(?=份?[末底]$)/.exec(part) ?? [];
  if (month) return `${year}1-${month}`;
  const [, ended, until = ended] =
    /^(?:第?([一二三四1-4])季度?[末底]|第?[一1][-—–~至到]第?([二三四2-4])季度)$/.exec(part) ?? [];
  return until ? `${year}前${until}季度` : text;
}
