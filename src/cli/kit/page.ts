/** What the page of a kit tells. */
export interface KitFacts {
  title: string;
  version: string;
  /** The sha256 of the manifest, and of each checker by the name of its file. */
  manifest: string;
  checkers: Record<string, string>;
  /** The fingerprint of the public key, where the site is signed. */
  key: string | undefined;
  withheld: number;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const command = (...lines: string[]) => `<pre><code>${lines.map(escaped).join("\n")}</code></pre>`;

/** The page of a kit that says how to check, from opening the site to building it again. */
export function kitPage(facts: KitFacts): string {
  const { title, version, manifest, checkers, key, withheld } = facts;
  const sums = Object.entries(checkers).map(([name, sum]) => `${name} 的是 <code>${sum}</code>`);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>怎样核对：${escaped(title)}</title>
<style>body{max-width:44em;margin:2em auto;padding:0 1em;font:16px/1.7 sans-serif}pre{overflow-x:auto;padding:.8em;background:#8881}code{overflow-wrap:anywhere}</style>
<h1>怎样核对：${escaped(title)}</h1>
<p>本包可以离线使用。文件夹 <a href="site/index.html">site</a> 是网站，originals 是来件和计划表，program 是生成网站的程序，<a href="verify.html">verify.html</a> 和 verify.mjs 是独立的复核程序，前者用浏览器打开，后者用 Node 运行。</p>
<h2>一、看</h2>
<p>打开 <a href="site/index.html">site/index.html</a>。点任何一个数字，就到它的依据：算式、每个数的出处，一直到来件的那一格。</p>
<h2>二、核对数字</h2>
${withheld > 0 ? withheldPart(withheld) : numbersPart()}
<h2>三、核对文件没有改动</h2>
${filesPart(key)}
<h2>四、自己重新生成</h2>
${withheld > 0 ? "<p>来件不全，不能用本包重新生成网站。</p>" : rebuildPart()}
<h2>五、记下这些</h2>
<p>程序版本 ${escaped(version)}。网站清单 site/manifest.json 的 sha256 是 <code>${manifest}</code>；复核程序 ${sums.join("，")}。向发布单位另行索取这些数（同一版本的 program 里执行 npx quality-city --version 也会印出复核程序的），与这里写的对照；只看本包里的，不能说明什么。</p>
</html>
`;
}

function numbersPart(): string {
  return `<p>用 Edge、Chrome 或 Firefox 打开 <a href="verify.html">verify.html</a>，选（或者拖入）本文件夹，按“开始核对”。不用安装，不联网。它列出不符之处，也能从任何一个数查到来件的那一格。</p>
<p>或者，装有 Node（20.12 以上）的电脑，在本文件夹里执行：</p>
${command("node verify.mjs site --originals originals")}
<p>复核程序与生成程序没有一行共用的代码。它逐格重读来件，重算每个数，最后给出三个回答：数字、文件、全站，各为是（yes）、否（no）或未查（not checked，并写明原因）。不符之处逐条列出。</p>`;
}

function withheldPart(withheld: number): string {
  return `<p>本包对外公开，有${withheld}份来件不能附上，因此数字不能在这里逐一复核。可以核对的是：site/proof 里每个数的算式和出处，以及下面的签名。要全部复核，请向发布单位申请完整的包。</p>`;
}

function filesPart(key: string | undefined): string {
  if (key === undefined)
    return "<p>这个网站没有签名：改动文件的人也能改清单，文件是否被改过只能靠第四步。</p>";
  const grouped = key.match(/.{4}/g)?.join(" ") ?? "";
  return `<p>网站已签名。先从发布单位别处公布的地方（如公报）取得公钥，核对它的指纹：<code>${grouped}</code>。然后在 verify.html 的第二步给出公钥或它的指纹，或者执行：</p>
${command("node verify.mjs site --originals originals --key 公钥.pem")}`;
}

function rebuildPart(): string {
  return `<p>用同一程序从同样的来件再生成一次，逐字节比较。需要联网安装依赖的软件包（版本都写死在 package-lock.json 里）：</p>
${command("cd program", "npm ci", "npx quality-city verify ../site --originals ../originals --rebuild")}
<p>回答“全站 yes”，就是文字、图表、下载在内的每个字节都由这些来件得出。要自己看生成的网站，再执行：</p>
${command("npm run build -- --data ../originals --out ../built")}`;
}
