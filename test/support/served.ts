import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launch } from "./browser.ts";
import { serve } from "./serve.ts";

/** A browser and a served folder for the tests of a file: there before the first and gone after the last. */
export function served(folder: string): { browser: Browser; host: string } {
  const made = {} as { browser: Browser; host: string };
  let close = () => {};
  beforeAll(async () => {
    made.browser = await launch();
    const server = await serve(folder);
    made.host = server.host;
    close = server.close;
  });
  afterAll(async () => {
    await made.browser?.close();
    close();
  });
  return made;
}
