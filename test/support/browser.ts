import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { fontSettings } from "./fonts.ts";

/**
 * Starts the Chromium that the npm package brings, with the libraries it brings and fonts from npm, and no other flag
 * than no sandbox.
 */
export async function launch(): Promise<Browser> {
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const env = { ...process.env, FONTCONFIG_FILE: fontSettings() };
  return playwright.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox"], env });
}
