import type { ShownAnnotation, StepOutcome } from '@iac/local/runner';
import { escape } from './escape.ts';
import { renderMarkdown } from './markdown.ts';

export interface Card {
  readonly title: string;
  /** Small, behind the title. */
  readonly note: string;
  readonly action: string;
  readonly outcome: StepOutcome;
  readonly milliseconds: number;
}

/** One job: its summary, its annotations, and folded its outputs and its log. `gone`: see renderMarkdown. */
export function jobCard({ title, note, action, outcome, milliseconds }: Card, gone: string): string {
  const good = outcome.conclusion === 'success';
  return `<article class="job">
<header><span class="${good ? 'good' : 'bad'}" aria-label="${outcome.conclusion}">${good ? '✓' : '✗'}</span>
<h3>${escape(title)} <small>${escape(note)}</small></h3>
<span class="meta"><code>${escape(action)}</code> ${(milliseconds / 1000).toFixed(1)} s</span></header>
${outcome.annotations.map(annotation).join('')}
<div class="summary">${renderMarkdown(outcome.summary, gone)}</div>
${fold('Outputs', outputs(outcome.outputs))}
${fold('Log', `<pre class="code"><code>${outcome.log.trimEnd().split('\n').map(logLine).join('')}</code></pre>`)}
</article>
`;
}

function annotation({ level, message, file, line }: ShownAnnotation): string {
  const place = file === undefined ? '' : `<code>${escape(file)}${line === undefined ? '' : `:${line}`}</code> `;
  return `<p class="annotation ${level}">${place}${escape(message)}</p>\n`;
}

function fold(title: string, body: string): string {
  return `<details><summary>${title}</summary>${body}</details>`;
}

function outputs(values: Readonly<Record<string, string>>): string {
  const rows = Object.entries(values).filter(([, value]) => value !== '');
  return `<table>${rows.map(([name, value]) => `<tr><th>${escape(name)}</th><td><pre>${escape(value)}</pre></td></tr>`).join('')}</table>`;
}

function logLine(line: string): string {
  const [, tag, text] = /^##\[(group|endgroup|error|warning|notice|debug)\](.*)$/.exec(line) ?? [];
  if (tag === 'endgroup') return '';
  if (tag === undefined) return `<span>${escape(line)}</span>`;
  return `<span class="log-${tag}">${tag === 'group' ? '▾ ' : ''}${escape(text ?? '')}</span>`;
}
