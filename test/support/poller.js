// Asks a server for pages as fast as it answers until its input ends; prints what came: each answer's status, how often, and what
// was wrong with a body, which says on each of its lines which edition it is of, and on its first how many lines there are. After
// each page it asks for the style sheet of its edition.
import { Agent, get } from "node:http";

const [host, ...paths] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
/** @type {Record<string, number>} */
const statuses = {};
/** @type {string[]} */
const faults = [];
/** @type {Map<string, string>} */
const tags = new Map();
const editions = new Set();
let running = true;
process.stdin.on("end", () => {
  running = false;
});
process.stdin.resume();

/**
 * @param {string} path
 * @param {string} [wanted] of which edition it is
 * @returns {Promise<void>}
 */
function ask(path, wanted) {
  const tag = Math.random() < 0.5 ? tags.get(path) : undefined;
  return new Promise((resolve) => {
    const request = get(
      `http://${host}/${path}`,
      { agent, headers: tag ? { "if-none-match": tag } : {} },
      (answer) => {
        let body = "";
        answer.setEncoding("utf8");
        answer.on("data", (part) => {
          body += part;
        });
        answer.on("end", () => {
          const status = String(answer.statusCode);
          statuses[status] = (statuses[status] ?? 0) + 1;
          if (status === "200") {
            tags.set(path, String(answer.headers.etag));
            const lines = body.trimEnd().split("\n");
            const [edition = "", count = ""] = (lines[0] ?? "").split(" ");
            editions.add(edition);
            if (lines.length !== Number(count) || lines.some((line) => line.split(" ")[0] !== edition))
              faults.push(`${path}: ${lines.length} of ${count} lines of ${edition}`);
            if (wanted !== undefined && edition !== wanted)
              faults.push(`${path}: of ${edition}, not of ${wanted}`);
            if (wanted === undefined) resolve(ask(`style-${edition.padStart(8, "0")}.css`, edition));
          }
          resolve(undefined);
        });
        answer.on("error", (error) => {
          faults.push(`${path}: ${error.message}`);
          resolve(undefined);
        });
      },
    );
    request.on("error", (error) => {
      faults.push(`${path}: ${error.message}`);
      resolve(undefined);
    });
  });
}

async function lane() {
  while (running) for (const path of paths) await ask(path);
}

process.stdout.write("asking\n");
await Promise.all(Array.from({ length: 8 }, lane));
process.stdout.write(`${JSON.stringify({ statuses, faults, editions: editions.size })}\n`);
process.exit(0);
