import { LockError } from "../core/disk/lock.ts";
import { CheckError, ConfigError, ConfigErrors } from "../core/error.ts";
import { LayoutError } from "../site/shell/framework.ts";

/** Why a command ended, each with its exit code. A signal that ends a build gives 128 and the signal's number. */
export const CAUSES = {
  done: 0,
  failed: 1,
  "not understood": 2,
  configuration: 3,
  locked: 4,
  checks: 5,
  layout: 6,
} as const;
export type Cause = keyof typeof CAUSES | "interrupted";

/** The exit codes as the help of every command tells them. */
export const EXIT_CODES = `
Exit codes:
  0  done
  1  failed for another reason; as with every failure, an earlier site is left as it was.
     Of check: a file has an error. Of verify: something does not hold, or what was asked for was not checked
  2  the command was not understood
  3  a fault in the data folder (plan, reference tables, register) or in the value of an option
  4  another build holds the lock of the folder
  5  a check of the warehouse or of the site found a fault
  6  Framework could not lay out the pages
  128 and more: ended by a signal, such as 143 by SIGTERM`;

/** Why something failed. */
export function causeOf(error: unknown): keyof typeof CAUSES {
  if (error instanceof ConfigError || error instanceof ConfigErrors) return "configuration";
  if (error instanceof LockError) return "locked";
  if (error instanceof CheckError) return "checks";
  if (error instanceof LayoutError) return "layout";
  return "failed";
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
