import { describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '@iac/local/runner';
import { flowOf } from '../../src/page/diagram.ts';
import { renderMarkdown } from '../../src/page/markdown.ts';
import { renderPage } from '../../src/page/page.ts';
import type { JobRun } from '../../src/tour/job-run.ts';
import type { Proposed } from '../../src/tour/pull-requests.ts';
import type { Told } from '../../src/tour/tour.ts';

const gone = 'http://127.0.0.1:4000';
const render = (markdown: string) => renderMarkdown(markdown, gone);

const outcome: StepOutcome = {
  conclusion: 'success',
  exitCode: 0,
  outputs: { outcome: 'pushed', path: 'releases/staging/web.yaml', 'repository-uri': 'reg.aws/web', diff: '' },
  env: {},
  path: [],
  state: {},
  summary: '### Released <b>it</b>',
  annotations: [{ level: 'warning', message: 'a < b', file: '.flux.ci', line: 3 }],
  dropped: 0,
  log: '##[group]Run x\n  a: <script>\n##[endgroup]\ndone\n',
  raw: '',
};

const proposed: Proposed = {
  title: 'Edit <it> by hand',
  branch: 'by-hand',
  path: 'releases/staging/web.yaml',
  text: '',
  verdict: 'rejected',
};

function told(parts: Partial<Told> = {}): Told {
  const run = (action: string, round: JobRun['round']): JobRun => ({
    round,
    environment: 'staging',
    job: 'Push HelmRelease',
    action,
    outcome,
    milliseconds: 1234,
  });
  return {
    service: 'biomage/web',
    iac: 'biomage/iac',
    commit: 'a'.repeat(40),
    serverUrl: gone,
    runs: [run('ensure-ecr-repo', 'first'), run('push-helmrelease', 'first'), run('push-helmrelease', 'second')],
    readBack: {
      head: 'abc',
      log: 'abc Release',
      releases: [{ environment: 'staging', path: 'releases/staging/web.yaml', text: 'a: <1>\n', message: '' }],
    },
    judged: [{ ...proposed, number: 7, outcome: { ...outcome, conclusion: 'failure' }, milliseconds: 400 }],
    platform: [
      {
        title: 'Plan staging',
        note: 'the pull request "<b>"',
        claims: [{ text: 'one table would be lost', holds: true }],
        comment: '### CloudFormation <i>plan</i>',
        outcome,
        milliseconds: 900,
      },
    ],
    checked: {
      readBack: [{ text: 'it is there', holds: true }],
      second: [{ text: 'nothing moved', holds: true }],
      judged: [{ text: 'it may not be merged', holds: true }],
    },
    ...parts,
  };
}

const page = (parts?: Partial<Told>) => renderPage(told(parts), { style: 'p {}', mermaid: 'x()', nonce: 'n0' });

describe('a job summary on the page', () => {
  it('is rendered as GitHub does: tables, HTML, line breaks in cells', () => {
    const html = render(
      '| a | b |\n|---|---|\n| `x` | 1<br>2 |\n\n<details><summary>more</summary>\n\ntext\n\n</details>',
    );
    expect(html).toContain('<td><code>x</code></td>');
    expect(html).toContain('1<br>2');
    expect(html).toContain('<details><summary>more</summary>');
  });

  it('has its diagrams drawn', () => {
    expect(render('```mermaid\nflowchart LR\n  a["<b>"] --> b\n```')).toBe(
      '<pre class="mermaid">flowchart LR\n  a[&quot;&lt;b&gt;&quot;] --&gt; b</pre>\n',
    );
  });

  it('has its diffs coloured', () => {
    const html = render('```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old <1>\n+new\n same\n```');
    expect(html).toContain('<span class="place">--- a</span>');
    expect(html).toContain('<span class="old">-old &lt;1&gt;</span>');
    expect(html).toContain('<span class="new">+new</span>');
    expect(html).toContain('<span class="same"> same</span>');
  });

  it('keeps links, save those to the server that is gone and those that are none', () => {
    expect(render('[a](https://github.com/x?a=1&b=2)')).toContain('<a href="https://github.com/x?a=1&amp;b=2">a</a>');
    expect(render(`[a](${gone}/biomage/iac)`)).toContain(`<span title="${gone}/biomage/iac">a</span>`);
    expect(render('[a](javascript:alert(1))')).toBe('<p>a</p>\n');
  });

  it('shows code as text', () => {
    expect(render('```json\n{"a": "<script>"}\n```')).toContain('{&quot;a&quot;: &quot;&lt;script&gt;&quot;}');
  });
});

describe('the page', () => {
  it('tells of both rounds, what was read back, of the guard and of the platform', () => {
    const html = page();
    const rounds = ['First time', 'Read back with git', 'it is there', 'Second time', 'nothing moved'];
    const guard = ['By hand', 'it may not be merged', 'Edit &lt;it&gt; by hand'];
    const platform = ['The platform', 'one table would be lost', 'Plan staging', 'The comment', 'CloudFormation <i>'];
    const order = [...rounds, ...guard, ...platform];
    expect(order.map((text) => html.indexOf(text)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true);
    expect(html.match(/<article/g)).toHaveLength(5);
    expect(html).toContain('a: &lt;1&gt;');
    expect(html).toContain('pull request 7, rejected');
  });

  it('shows annotations with their place, outputs that are set, and the log', () => {
    const html = page();
    expect(html).toContain('<code>.flux.ci:3</code> a &lt; b');
    expect(html).toContain('<th>outcome</th>');
    expect(html).not.toContain('<th>diff</th>');
    expect(html).toContain('  a: &lt;script&gt;');
  });

  it('runs no script but its own, whatever a summary holds, and loads nothing', () => {
    const html = page();
    expect(html).toContain("script-src 'nonce-n0'");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)="(?!#)/);
  });

  it('cannot be ended by what mermaid contains', () => {
    const html = renderPage(told(), { style: '', mermaid: 'a("</script><!--")', nonce: 'n0' });
    expect(html).toContain('a("<\\/script><\\!--")');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });
});

describe("the page's diagram", () => {
  it('leads from the commit to the registry and to each release', () => {
    const flow = flowOf(told());
    expect(flow).toContain('ecr[("Amazon ECR<br>web")]');
    expect(flow).toContain('commit -- "Push HelmRelease: pushed" --> file0');
    expect(flow).toContain('file0["releases/staging/web.yaml"]');
    expect(flow).not.toContain('file1');
  });

  it('lets no name out of its label', () => {
    expect(flowOf(told({ service: 'a"]; click x' }))).toContain('a#34;]#59; click x');
  });
});
