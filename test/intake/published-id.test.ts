import { describe, expect, it } from "vitest";
import { FIGURES, findingsOf, receiveFiles } from "./house.ts";

const HEAD = "id,region,period,indicator,series,value,unit,published_growth,growth_unit,source_kind,source";

/** What comes of a table of one published figure with this id. */
async function received(id: string) {
  const row = `${id},嘉兴市,2013,地区生产总值,,3150,亿元,,,newspaper,http://a.test/x`;
  return receiveFiles([{ path: FIGURES, bytes: new TextEncoder().encode(`${HEAD}\n${row}\n`) }]);
}

describe("the id of a published source, which stands in ids of facts", () => {
  it.each(["F03", "P-1380", "newspaper"])("may be %s", async (id) => {
    const intake = await received(id);
    expect(findingsOf(intake)).toEqual([]);
    expect(intake.readings).toHaveLength(1);
  });

  it.each([
    ...["13812345678", "0573-82345678", "330402198001011234", "王小明", "Zhang Wei", "zhang.wei@a.test"],
    ...['"""><script>"', "../../x", "x".repeat(5000), "yearbook", "F-138123"],
  ])("is not %s", async (id) => {
    const intake = await received(id);
    expect(findingsOf(intake).map(({ code }) => code)).toEqual(["row-invalid"]);
    expect(intake.readings).toEqual([]);
  });
});
