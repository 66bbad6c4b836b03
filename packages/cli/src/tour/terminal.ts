import { styleText } from 'node:util';
import type { Claim } from './job-run.ts';

type Style = Parameters<typeof styleText>[0];

/** How many lines of a job summary are shown here; the page has it all. */
const shownOfSummary = 12;

/** What the tour says on the terminal, line by line. */
export class Terminal {
  readonly #print: (line: string) => void;
  readonly #colours: boolean;
  #folded = false;

  constructor(print: (line: string) => void, { colours }: { readonly colours: boolean }) {
    this.#print = print;
    this.#colours = colours;
  }

  /** Another one that keeps what it is told until `release`, and says it then. */
  held(): { readonly terminal: Terminal; readonly release: () => void } {
    const kept: string[] = [];
    let open = false;
    const say = (line: string) => (open ? this.#print(line) : kept.push(line));
    const release = () => {
      open = true;
      for (const line of kept.splice(0)) this.#print(line);
    };
    return { terminal: new Terminal(say, { colours: this.#colours }), release };
  }

  heading(text: string): void {
    this.#print('');
    this.#print(this.#style('bold', text));
  }

  fact(name: string, value: string): void {
    this.#print(`  ${this.#style('dim', name.padEnd(10))} ${value}`);
  }

  job(title: string): void {
    this.#print('');
    this.#print(`  ${this.#style(['bold', 'cyan'], title)}`);
  }

  /** A line of a step's log as the runner shows it: groups, annotations, text. */
  log(line: string): void {
    const [, tag, text = ''] = /^##\[(group|endgroup|error|warning|notice|debug)\](.*)$/s.exec(line) ?? [];
    if (tag === 'endgroup') {
      this.#folded = false;
      return;
    }
    const shown = tag === undefined ? this.#inGroup(line) : this.#tagged(tag, text);
    for (const each of shown.split('\n')) this.#print(`  │ ${each}`);
    if (tag === 'group') this.#folded = true;
  }

  summary(markdown: string): void {
    const lines = markdown.trimEnd().split('\n');
    this.#print(`  ├ ${this.#style('dim', 'job summary')}`);
    for (const line of lines.slice(0, shownOfSummary)) this.#print(`  │ ${line}`);
    const more = lines.length - shownOfSummary;
    if (more > 0) this.#print(`  │ ${this.#style('dim', `… ${more} more lines on the page`)}`);
  }

  claim({ text, holds }: Claim): void {
    this.#print(`  ${holds ? this.#style('green', '✓') : this.#style('red', '✗')} ${text}`);
  }

  text(text: string): void {
    for (const line of text.split('\n')) this.#print(`  ${line}`);
  }

  #inGroup(line: string): string {
    return this.#folded ? this.#style('dim', `  ${line.replaceAll('\n', '\n  ')}`) : line;
  }

  #tagged(tag: string, text: string): string {
    switch (tag) {
      case 'error':
        return this.#style('red', `Error: ${text}`);
      case 'warning':
        return this.#style('yellow', `Warning: ${text}`);
      case 'notice':
        return this.#style('blue', `Notice: ${text}`);
      case 'group':
        return this.#style('bold', `▾ ${text}`);
      default:
        return this.#style('dim', text);
    }
  }

  #style(style: Style, text: string): string {
    return this.#colours ? styleText(style, text, { validateStream: false }) : text;
  }
}
