import type { ChosenFile } from "./worker/platform.ts";

/** The two folders that a check needs, each with its files by their paths in it. */
export interface Folders {
  site?: ChosenFile[];
  originals?: ChosenFile[];
}

/** By what file a folder is known, and what else it must hold. */
const KNOWN = {
  site: { file: "manifest.json", beside: /^proof\// },
  originals: { file: "register.csv", beside: /^(?:plan|reference)\// },
} as const;

/** The folders of a site and of originals among files that were chosen: the highest of each kind, wherever it stands. */
export function foldersIn(files: ChosenFile[]): Folders {
  const found: Folders = {};
  for (const kind of ["site", "originals"] as const) {
    const own = folderOf(files, KNOWN[kind]);
    if (own) found[kind] = own;
  }
  return found;
}

function folderOf(
  files: ChosenFile[],
  { file, beside }: (typeof KNOWN)[keyof typeof KNOWN],
): ChosenFile[] | undefined {
  const depth = (path: string) => path.split("/").length;
  const heads = files
    .filter(({ path }) => path === file || path.endsWith(`/${file}`))
    .map(({ path }) => path.slice(0, -file.length))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  for (const head of heads) {
    const below = files
      .filter(({ path }) => path.startsWith(head))
      .map(({ path, file: own }) => ({ path: path.slice(head.length), file: own }));
    if (below.some(({ path }) => beside.test(path))) return below;
  }
  return undefined;
}

/** The files of a folder that was chosen by an input. */
export function filesOfInput(list: FileList): ChosenFile[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** The files of what was dropped, folders with all that is below them. Must be called while the event is handled. */
export async function filesDropped(data: DataTransfer): Promise<ChosenFile[]> {
  const handles = [...data.items].map((item) => handleOf(item));
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const files: ChosenFile[] = [];
  for (const [index, asked] of handles.entries()) {
    const handle = await asked;
    if (handle) await readHandle(handle, "", files);
    else await readEntry(entries[index] ?? null, files);
  }
  return files;
}

/** What stands for a file or folder on disk; browsers that have it not, or not here, give entries. */
type Handle = (FileSystemFileHandle | FileSystemDirectoryHandle) & {
  values?(): AsyncIterable<FileSystemFileHandle | FileSystemDirectoryHandle>;
};

async function handleOf(item: DataTransferItem): Promise<Handle | undefined> {
  const ask = (item as DataTransferItem & { getAsFileSystemHandle?(): Promise<Handle | null> })
    .getAsFileSystemHandle;
  try {
    return (await ask?.call(item)) ?? undefined;
  } catch {
    return undefined;
  }
}

async function readHandle(handle: Handle, below: string, files: ChosenFile[]): Promise<void> {
  const path = `${below}${handle.name}`;
  if (handle.kind === "file") files.push({ path, file: await (handle as FileSystemFileHandle).getFile() });
  else for await (const each of handle.values?.() ?? []) await readHandle(each, `${path}/`, files);
}

async function readEntry(entry: FileSystemEntry | null, files: ChosenFile[]): Promise<void> {
  if (!entry) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    files.push({ path: entry.fullPath.slice(1), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const each of some) await readEntry(each, files);
  }
}
