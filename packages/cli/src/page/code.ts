import { escape } from './escape.ts';

/** A block of code: a diagram to be drawn, a diff in colours, or text. */
export function codeBlock(text: string, language: string): string {
  if (language === 'mermaid') return diagram(text);
  const body = language === 'diff' ? text.split('\n').map(diffLine).join('') : escape(text);
  return `<pre class="code"><code>${body}</code></pre>\n`;
}

/** Mermaid's source; the script at the end of the page draws it. */
export function diagram(source: string): string {
  return `<pre class="mermaid">${escape(source)}</pre>\n`;
}

function diffLine(line: string): string {
  return `<span class="${kindOf(line)}">${escape(line)}</span>`;
}

function kindOf(line: string): string {
  if (/^(---|\+\+\+|@@)/.test(line)) return 'place';
  if (line.startsWith('+')) return 'new';
  return line.startsWith('-') ? 'old' : 'same';
}
