import type { Claim, JobRun } from '../tour/job-run.ts';
import type { PlatformRun } from '../tour/platform/story.ts';
import type { Judged } from '../tour/pull-requests.ts';
import type { Told } from '../tour/tour.ts';
import { diagram } from './code.ts';
import { flowOf } from './diagram.ts';
import { escape } from './escape.ts';
import { jobCard } from './job-card.ts';
import { renderMarkdown } from './markdown.ts';

export interface Assets {
  readonly style: string;
  /** Mermaid's own bundle. */
  readonly mermaid: string;
  /** Unguessable: only scripts that bear it run, whatever a summary contains. */
  readonly nonce: string;
}

/** The whole page: works from a file, with no network. */
export function renderPage(told: Told, { style, mermaid, nonce }: Assets): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(told.service)}: released on this machine</title>
<style>
${style}</style>
</head>
<body>
<main>
${body(told)}</main>
<script nonce="${nonce}">${inScript(mermaid)}</script>
<script nonce="${nonce}">
mermaid.initialize({
  startOnLoad: true,
  securityLevel: 'strict',
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'neutral',
});
</script>
</body>
</html>
`;
}

function body(told: Told): string {
  const { service, iac, commit, runs, serverUrl, readBack, judged, platform, checked } = told;
  const round = (name: JobRun['round']) =>
    runs
      .filter((run) => run.round === name)
      .map(({ job, environment, ...ran }) => jobCard({ title: job, note: environment, ...ran }, serverUrl));
  return `<h1>${escape(service)} <small>${escape(commit.slice(0, 12))}</small></h1>
<p>Two jobs of the service's workflow, run from the built actions as GitHub's runner runs them, against stand-ins of AWS and GitHub on one
machine. What follows is what each job would show on GitHub.</p>
${diagram(flowOf(told))}
<h2>First time: everything is new</h2>
${round('first').join('')}
<h2>Read back with git</h2>
<p>What a fresh clone of <code>${escape(iac)}</code> holds.</p>
<pre class="code"><code>${escape(readBack.log)}</code></pre>
${readBack.releases.map(({ path, text = '' }) => file(path, text)).join('')}
${list(checked.readBack)}
<h2>Second time: nothing changes</h2>
${list(checked.second)}
${round('second').join('')}
<h2>By hand: the guard of <code>releases/</code></h2>
<p>A person opens two pull requests against <code>${escape(iac)}</code>. The guard judges each without a checkout.</p>
${list(checked.judged)}
${judged.map((one) => pullRequest(one, serverUrl)).join('')}
<h2>The platform: <code>cf/</code>, for staging</h2>
<p>The jobs of <code>${escape(iac)}</code>'s own workflow for its CloudFormation templates: deployed, deployed again, then a change that would
lose a table.</p>
${platform.map((run) => platformRun(run, serverUrl)).join('')}`;
}

function platformRun({ claims, comment, ...ran }: PlatformRun, serverUrl: string): string {
  const card = jobCard({ action: 'deploy-cf', ...ran }, serverUrl);
  const said =
    comment === undefined
      ? ''
      : `<details class="file"><summary>The comment on the pull request</summary><div class="summary">${renderMarkdown(comment, serverUrl)}</div></details>\n`;
  return `${list(claims)}\n${card}${said}`;
}

function pullRequest({ title, number, verdict, ...ran }: Judged, serverUrl: string): string {
  return jobCard({ title, note: `pull request ${number}, ${verdict}`, action: 'guard-releases', ...ran }, serverUrl);
}

function list(claims: readonly Claim[]): string {
  const items = claims.map(({ text }) => `<li>${escape(text)}</li>`);
  return `<ul class="checked">${items.join('')}</ul>`;
}

function file(path: string, text: string): string {
  return `<details class="file"><summary><code>${escape(path)}</code></summary><pre class="code"><code>${escape(text)}</code></pre></details>
`;
}

// Nothing but its end tag ends a script.
function inScript(code: string): string {
  return code.replace(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
}
