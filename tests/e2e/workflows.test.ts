// Every workflow of this repository and of its examples, and the contracts of its actions.
import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCommand } from '@iac/command';
import { toolPath } from '@iac/toolbox';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { confirmedBy } from './confirmed-by.ts';

const root = join(import.meta.dirname, '../..');
const workflows = globSync('{.github,examples/*/.github}/workflows/*.{yaml,yml}', { cwd: root });
const contracts = globSync('actions/*/action.yml', { cwd: root });

/** What a linter says of files that is not so, or is meant so. */
const excused = [
  // Newer than actionlint 1.7.12: this repository at the workflow's commit (https://github.com/actions/runner/pull/4457).
  '.github/workflows/guard-releases.yaml: specifying action "$/actions/guard-releases"',
  // Nothing of a pull request is checked out or run there: docs/threat-model.md.
  '.github/workflows/guard-releases.yaml: dangerous-triggers',
];
const notExcused = (findings: readonly string[]) =>
  findings.filter((finding) => !excused.some((excuse) => finding.startsWith(excuse)));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workflows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function printed(tool: string, args: readonly string[]): Promise<string> {
  const running = startCommand({ file: toolPath(tool), args, cwd: root });
  const [out] = await Promise.all([text(running.stdout), running.ended]);
  return out;
}

const lintMessages = z.array(z.object({ filepath: z.string(), message: z.string() }));
async function actionlint(files: readonly string[]): Promise<readonly string[]> {
  const args = ['-format', '{{json .}}', '-shellcheck=', '-pyflakes=', ...files];
  const found = lintMessages.parse(JSON.parse(await printed('actionlint', args)));
  return found.map(({ filepath, message }) => `${relative(root, join(root, filepath))}: ${message}`);
}

confirmedBy(['actionlint'], () => {
  describe('actionlint', () => {
    it('finds nothing in any workflow', async () => {
      expect(workflows.length).toBeGreaterThan(1);
      expect(notExcused(await actionlint(workflows))).toEqual([]);
    });

    it('finds a context that does not exist', async () => {
      const broken = join(folder, 'broken.yaml');
      const step = "{ run: 'echo ${{ needs.nobody.outputs.x }}' }";
      await writeFile(broken, `on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [${step}] } }\n`);
      expect(await actionlint([broken])).toEqual([expect.stringContaining('property "nobody" is not defined')]);
    });
  });
});

const location = z.object({
  symbolic: z.object({ key: z.object({ Local: z.object({ verbatim_path: z.string() }) }) }),
});
const zizmorFindings = z.array(z.object({ ident: z.string(), locations: z.array(location) }));
async function zizmor(files: readonly string[]): Promise<readonly string[]> {
  const out = await printed('zizmor', ['--offline', '--no-progress', '--format=json-v1', ...files]);
  const found = zizmorFindings.parse(JSON.parse(out));
  return found.map(({ ident, locations }) => {
    const path = locations[0]?.symbolic.key.Local.verbatim_path ?? '';
    return `${relative(root, join(root, path))}: ${ident}`;
  });
}

confirmedBy(['zizmor'], () => {
  describe('zizmor', () => {
    it('finds no danger in any workflow or contract', async () => {
      expect(notExcused(await zizmor([...workflows, ...contracts]))).toEqual([]);
    });

    it('finds a title that is run as code', async () => {
      const broken = join(folder, 'danger.yaml');
      const step = "{ run: 'echo ${{ github.event.issue.title }}' }";
      await writeFile(broken, `on: issues\njobs: { a: { runs-on: ubuntu-latest, steps: [${step}] } }\n`);
      expect(await zizmor([broken])).toContainEqual(expect.stringContaining('template-injection'));
    });
  });
});
