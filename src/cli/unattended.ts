import { resolve } from "node:path";
import { BuildAside } from "./aside.ts";
import { CAUSES, causeOf, messageOf } from "./cause.ts";
import { Ending, type Outcome, type Unattended } from "./ending.ts";
import { holding } from "./holding.ts";
import { isUnchanged, madeOf } from "./known/known.ts";
import { makingsOf } from "./known/made.ts";
import { listen, type Signals } from "./signals.ts";
import { otherSiteOf, standingOf } from "./status.ts";

/**
 * Builds as a scheduler would have it: logs, and writes beside the site how the build ended, a build that a signal
 * ends included. Where the site is the same already, it only says so. Returns the exit code. A run that finds the lock
 * held writes no status: that is the holder's to say.
 */
export async function buildUnattended(given: Unattended): Promise<number> {
  const options = { ...given, data: resolve(given.data), out: resolve(given.out) };
  const ending = new Ending(options);
  const signals = listen();
  const aside = async (): Promise<Outcome> => {
    try {
      return await buildOnce(options, ending, signals);
    } catch (error) {
      if (signals.aborted.aborted) return signals.stopped;
      return { failed: { cause: causeOf(error), message: messageOf(error) } };
    }
  };
  let code: number = CAUSES.failed;
  try {
    await holding(options, ending.progress, aside, (ended) => {
      code = ending.told(ended);
    });
  } catch (error) {
    const cause = causeOf(error);
    code = ending.failed(cause, CAUSES[cause], messageOf(error));
  }
  signals.close();
  // Without the lock, which the next build need not wait for.
  await ending.tell();
  return code;
}

/** Builds in a process of its own, unless the site that stands is what would come of it. */
async function buildOnce(options: Unattended, ending: Ending, signals: Signals): Promise<Outcome> {
  const other = otherSiteOf(ending.status, options.out);
  if (other !== undefined)
    ending.progress.note(
      `${ending.status} tells of another site, ${other}: name another file for one of them with --status`,
    );
  const makings = await makingsOf(options, signals.aborted);
  const standing =
    options.force || options.warehouse !== undefined ? null : standingOf(ending.status, options.out);
  const asVerified = !options.verify || standing?.verified === true;
  if (standing && asVerified && (await isUnchanged(options.out, standing.made, makings, signals.aborted)))
    return { unchanged: standing };
  const build = new BuildAside(options, ending.progress);
  const first = await Promise.race([build.ended, signals.stopped]);
  await ("signal" in first ? build.stop() : build.over());
  if (!("summary" in first)) return first;
  // Where a signal comes so late, the site stands, and is only not known to the next build.
  return { ...first, made: await madeOf(options, makings, signals.aborted).catch(() => undefined) };
}
