import { expect, it } from "vitest";
import { isShownOtherwise } from "../../src/intake/values/shown.ts";

it.each(["-0", "(0)", '0"万"', "0,", ";;;"])(
  "the format %s shows another number than is stored",
  (format) => {
    expect(isShownOtherwise(format, "31", ["件"])).toBe(true);
  },
);

it.each(["0", "#,##0", '0"件"', "0_);(0)", "#,##0;-#,##0", "#,##0_);[Red](#,##0)", "_(* #,##0_)", "General"])(
  "the format %s shows the number that is stored",
  (format) => {
    expect(isShownOtherwise(format, "31", ["件"])).toBe(false);
  },
);
