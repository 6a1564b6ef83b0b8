import { type Examined, examine, type Stage } from "../../verify/verify.ts";
import type { Answers, Question, Told } from "../messages.ts";
import { checkedOf } from "./check.ts";
import { factAt, findFacts } from "./find.ts";
import { pictureOf } from "./picture.ts";
import { chosenAs, tellingReads } from "./platform.ts";
import { factNode } from "./tree.ts";

/** The names of the two folders that are checked, as roots. */
const [SITE, ORIGINALS] = ["site", "originals"];
/** How many milliseconds pass between two messages of how far a check is. */
const OFTEN = 150;

let examined: Examined | undefined;
const say = (told: Told) => self.postMessage(told);

self.addEventListener("message", ({ data }: MessageEvent<Question & { number: number }>) => {
  const { number } = data;
  try {
    say({ tell: "answer", number, answer: answered(data) });
  } catch (error) {
    say({ tell: "failed", number, why: error instanceof Error ? error.message : String(error) });
  }
});

function answered(question: Question): Answers[keyof Answers] {
  if (question.ask === "check") return check(question);
  if (!examined) throw new Error("nothing is checked yet");
  switch (question.ask) {
    case "fact": {
      const id = factAt(question.id, examined.ground);
      return id === undefined ? undefined : factNode(id, examined);
    }
    case "find":
      return findFacts(question.wanted, examined.ground);
    case "picture":
      return pictureOf(question.file, question.place, examined);
  }
}

function check({ site, originals, key }: Extract<Question, { ask: "check" }>): Answers["check"] {
  let [stage, reads, told]: [Stage, number, number] = ["files", 0, 0];
  const tell = () => {
    told = performance.now();
    say({ tell: "progress", stage, reads });
  };
  tellingReads(() => {
    reads += 1;
    if (performance.now() - told > OFTEN) tell();
  });
  chosenAs(SITE, site);
  chosenAs(ORIGINALS, originals);
  examined = undefined;
  examined = examine({
    site: SITE,
    originals: ORIGINALS,
    key,
    onStage: (next) => {
      [stage, reads] = [next, 0];
      tell();
    },
  });
  return checkedOf(examined, SITE);
}
