import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../src/build.ts";
import { receivedPaths } from "../../src/intake/receive.ts";
import { silent } from "../../src/progress.ts";
import { verify } from "../../src/verify/verify.ts";
import { append, workFolder } from "../support/files.ts";
import { smallData } from "../support/small.ts";

describe("a site", () => {
  it("holds where an answer answers nothing that stands, which is a finding of its file", async () => {
    const data = await smallData();
    const [file] = receivedPaths(data);
    append(
      join(data, "answers.csv"),
      "path,code,place,text,answer,from,date",
      `${file?.path},figure-jumps,季度报表!Z99,58,已核对,海宁市质监局,2013-01-01`,
    );
    const out = join(workFolder("answered"), "site");
    const { findings } = await build({ data, out, site: true }, silent);
    expect(findings.notice).toBe(1);
    const { failures, facts, proven } = verify(out, data);
    expect(failures).toEqual([]);
    expect(proven).toBe(facts);
  });
});
