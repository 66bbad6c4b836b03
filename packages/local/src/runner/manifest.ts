import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { isLiteral, isMapping } from '@actions/workflow-parser/templates/tokens/type-guards';
import { refuse } from './errors.ts';
import { readTemplate } from './template.ts';

export interface ManifestInput {
  /** Undefined: the input is '' when the caller gives none. */
  readonly default?: TemplateToken;
  readonly deprecation?: string;
}

/** An action.yml of a JavaScript action. */
export interface Manifest {
  readonly folder: string;
  readonly inputs: ReadonlyMap<string, ManifestInput>;
  readonly main: string;
  readonly pre?: string;
  readonly preIf: string;
  readonly post?: string;
  readonly postIf: string;
}

/** Reads `folder`/action.yml (or .yaml). Throws RunnerError when there is none, it is wrong, or it needs another runtime than Node 24. */
export async function readManifest(folder: string): Promise<Manifest> {
  const { name, content } = await readActionFile(folder);
  const root = fieldsOf(readTemplate('action-root', { name, content, code: 'bad-manifest' }));
  const runs = fieldsOf(root.get('runs'));
  checkRuntime(textOf(runs.get('using')), name);
  const [pre, post] = [textOf(runs.get('pre')), textOf(runs.get('post'))];
  const main = textOf(runs.get('main')) ?? '';
  for (const script of [main, pre, post]) if (script !== undefined) await checkScript(join(folder, script));
  return {
    folder,
    inputs: new Map([...fieldsOf(root.get('inputs'))].map(([key, token]) => [key, inputOf(fieldsOf(token))])),
    main,
    ...(pre !== undefined && { pre }),
    preIf: textOf(runs.get('pre-if')) ?? 'always()',
    ...(post !== undefined && { post }),
    postIf: textOf(runs.get('post-if')) ?? 'always()',
  };
}

async function readActionFile(folder: string): Promise<{ name: string; content: string }> {
  for (const file of ['action.yml', 'action.yaml']) {
    const path = join(folder, file);
    if (await isFile(path)) return { name: path, content: await readFile(path, 'utf8') };
  }
  throw refuse('no-action', {
    problem: `Can't find 'action.yml' or 'action.yaml' under '${folder}'.`,
    remedy: 'Name the folder of an action.',
  });
}

function checkRuntime(using: string | undefined, name: string): void {
  if (using === 'node24') return;
  throw refuse('unsupported-runtime', {
    problem: `${name} says \`using: ${using ?? '(nothing)'}\`, but this stand-in runs JavaScript actions on Node 24 only.`,
    remedy: 'Write `runs.using: node24`.',
  });
}

async function checkScript(path: string): Promise<void> {
  if (await isFile(path)) return;
  throw refuse('no-entry-file', {
    problem: `File not found: '${path}'.`,
    remedy: 'Build the action: npm run build.',
  });
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}

function inputOf(fields: ReadonlyMap<string, TemplateToken>): ManifestInput {
  const [given, deprecation] = [fields.get('default'), textOf(fields.get('deprecationMessage'))];
  return { ...(given && { default: given }), ...(deprecation !== undefined && { deprecation }) };
}

function fieldsOf(token: TemplateToken | undefined): Map<string, TemplateToken> {
  if (token === undefined || !isMapping(token)) return new Map();
  return new Map([...token].map(({ key, value }) => [key.toString(), value]));
}

function textOf(token: TemplateToken | undefined): string | undefined {
  return token !== undefined && isLiteral(token) ? token.toString() : undefined;
}
