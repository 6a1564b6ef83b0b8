import type { Edition } from "../../facts/edition.ts";
import type { Note } from "../../facts/noted.ts";

/** Of an edition that another stands behind: that, and who is told of what is asked for. */
interface Behind {
  whole: Edition;
  note: Note | undefined;
}

const behind = new WeakMap<Edition, Behind>();

/** Says which edition stands behind one that only tells what is asked for. */
export function keepWhole(edition: Edition, whole: Edition, note: Note): void {
  behind.set(edition, { whole, note });
}

/** The edition itself, for what is made of all of it once, whoever asks first. */
export function wholeOf(edition: Edition): Edition {
  return behind.get(edition)?.whole ?? edition;
}

/** Tells that something is asked for, where anybody is to be told. */
export function noteIn(edition: Edition, what: string): void {
  behind.get(edition)?.note?.(what);
}

/** An edition of which some parts are others. */
export function viewOver(edition: Edition, own: Partial<Edition>): Edition {
  const view = over(edition, own);
  const { whole, note } = behind.get(edition) ?? { whole: edition, note: undefined };
  behind.set(view, { whole, note });
  return view;
}

/** An object of which some parts are others; of the rest somebody may be told that it is asked for. */
export function over<T extends object>(whole: T, own: Partial<T>, asked?: (name: string) => void): T {
  return new Proxy(whole, {
    get(target, name) {
      if (Object.hasOwn(own, name)) return own[name as keyof T];
      asked?.(String(name));
      return target[name as keyof T];
    },
    ownKeys(target) {
      asked?.("*");
      return Reflect.ownKeys(target);
    },
  });
}
