import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A cluster of Spark on this machine: a master and workers, each a process of its own. */
export class Cluster {
  readonly #home: string;
  readonly #folder: string;
  readonly #started: ChildProcess[] = [];
  readonly #said = new Map<ChildProcess, string>();
  master = "";

  constructor(home: string, folder: string) {
    this.#home = home;
    this.#folder = folder;
  }

  /** Starts a master and so many workers, of a core each. */
  async start(workers: number): Promise<void> {
    mkdirSync(join(this.#folder, "conf"), { recursive: true });
    writeFileSync(
      join(this.#folder, "conf", "spark-defaults.conf"),
      "spark.ui.enabled false\nspark.driver.memory 1g\nspark.executor.memory 1g\nspark.sql.shuffle.partitions 4\n",
    );
    const master = this.#run("master.Master", ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]);
    const [, at = ""] = await this.#says(master, /Starting Spark master at (spark:\S+)/);
    this.master = at;
    for (let worker = 0; worker < workers; worker++) await this.addWorker();
  }

  async addWorker(): Promise<ChildProcess> {
    const name = String(this.#started.length);
    const own = ["--cores", "1", "--memory", "1g", "--webui-port", "0", "--host", "127.0.0.1"];
    const worker = this.#run("worker.Worker", [...own, "--work-dir", join(this.#folder, name), this.master]);
    await this.#says(worker, /Successfully registered with master/);
    return worker;
  }

  /** Kills the last worker, with what it runs, once it has been asked for something. */
  async killWorkerAtWork(): Promise<void> {
    const worker = this.#started.at(-1);
    if (!worker) return;
    await this.#says(worker, /Asked to launch executor/);
    await new Promise((done) => setTimeout(done, 5000));
    end(worker);
  }

  /** What submits to it, and by which configuration. */
  get environment(): Record<string, string> {
    return {
      SPARK_HOME: this.#home,
      SPARK_CONF_DIR: join(this.#folder, "conf"),
      SPARK_LOCAL_IP: "127.0.0.1",
    };
  }

  async stop(): Promise<void> {
    for (const each of this.#started) end(each);
    await Promise.all(this.#started.map((each) => each.exitCode ?? each.signalCode ?? once(each, "exit")));
  }

  #run(deployed: string, args: string[]): ChildProcess {
    const env = { ...process.env, ...this.environment };
    const program = join(this.#home, "bin", "spark-class");
    const child = spawn(program, [`org.apache.spark.deploy.${deployed}`, ...args], { env, detached: true });
    this.#started.push(child);
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes) => this.#said.set(child, `${this.#said.get(child) ?? ""}${bytes}`));
    return child;
  }

  /** Waits until a process has said something. */
  async #says(child: ChildProcess, what: RegExp): Promise<RegExpMatchArray> {
    for (const until = performance.now() + 180_000; performance.now() < until; ) {
      const found = (this.#said.get(child) ?? "").match(what);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`it did not say ${what}: ${this.#said.get(child)}`);
  }
}

/** Kills a process and what it has started. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
