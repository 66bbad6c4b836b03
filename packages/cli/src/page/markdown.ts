import { Marked, type Tokens } from 'marked';
import { codeBlock } from './code.ts';
import { escape } from './escape.ts';

/** Renders a job summary. Links to `gone`, the server of the tour, become text: it does not answer any more. */
export function renderMarkdown(markdown: string, gone: string): string {
  const marked = new Marked({ gfm: true, async: false });
  marked.use({
    renderer: {
      code: ({ text, lang = '' }: Tokens.Code) => codeBlock(text, lang.split(/\s/)[0] ?? ''),
      link({ href, title, tokens }: Tokens.Link) {
        const text = this.parser.parseInline(tokens);
        if (!/^https?:/i.test(href)) return text;
        if (href === gone || href.startsWith(`${gone}/`)) return `<span title="${escape(href)}">${text}</span>`;
        return `<a href="${escape(href)}"${title ? ` title="${escape(title)}"` : ''}>${text}</a>`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}
