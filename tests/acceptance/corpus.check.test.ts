// `npm start -- --service` on templates that real teams wrote, where a folder of them lies beside the checkout.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sameMeaning, unifiedDiff } from '@iac/manifests';
import { parseAllDocuments, stringify } from 'yaml';
import * as z from 'zod';
import { givenService } from '../../packages/cli/src/tour/service.ts';
import { Terminal } from '../../packages/cli/src/tour/terminal.ts';
import { tour } from '../../packages/cli/src/tour/tour.ts';

const root = join(import.meta.dirname, '../..');
const corpus = join(root, '../shared/corpus');
const environments = ['staging', 'production'] as const;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function serviceFolder(name: string, template: string, inputs: unknown): Promise<string> {
  const service = join(folder, name);
  await mkdir(service);
  await copyFile(join(corpus, 'flux-templates', template), join(service, '.flux.ci'));
  await writeFile(join(service, 'inputs.yaml'), stringify(inputs));
  return service;
}

async function release(service: string, lines: string[] = []) {
  const terminal = new Terminal((line) => lines.push(line), { colours: false });
  return tour({ root, service: await givenService(root, service), terminal, signal: new AbortController().signal });
}

const image = z.object({ registry: z.string(), repository: z.string(), tag: z.string() });
const values = z.looseObject({
  image: image.optional(),
  r: z.looseObject({ image }).optional(),
  python: z.looseObject({ image }).optional(),
});
const resource = z.looseObject({
  kind: z.string(),
  spec: z.looseObject({ values: values.optional() }).optional(),
});

function withoutImage(part: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([key]) => key !== 'image'));
}

/** The inputs that the service's CI must have had to come to this file. */
function inputsOf(expected: string): Record<string, unknown> {
  const all = parseAllDocuments(expected).map((document) => resource.parse(document.toJS()));
  const of = (kind: string) => all.filter((document) => document.kind === kind);
  const { image: only, r, python, ...others } = of('HelmRelease')[0]?.spec?.values ?? {};
  const name = ({ registry, repository, tag }: z.output<typeof image>) => `${registry}/${repository}:${tag}`;
  const { url, ref } = z
    .object({ url: z.string(), ref: z.record(z.string(), z.string()) })
    .parse(of('GitRepository')[0]?.spec);
  return {
    image: only ? name(only) : { ...(r && { r: name(r.image) }), ...(python && { python: name(python.image) }) },
    'chart-repository': url,
    'chart-ref': ref['commit'] ?? ref['branch'],
    values: { ...others, ...(r && { r: withoutImage(r) }), ...(python && { python: withoutImage(python) }) },
    set: {
      'ImageUpdateAutomation.spec.update.path': z
        .object({ update: z.object({ path: z.string() }) })
        .parse(of('ImageUpdateAutomation')[0]?.spec).update.path,
    },
  };
}

const here = existsSync(corpus);
const whereItIs = here ? describe : describe.skip;
if (!here) console.warn('left out: the folder of real templates (../shared/corpus) is not beside this checkout');

whereItIs('npm start -- --service, on real templates', () => {
  it.each(['api', 'ui', 'worker', 'pipeline'])('releases %s as its own CI did', async (name) => {
    const expected = await Promise.all(
      environments.map((one) => readFile(join(corpus, 'releases', one, `${name}.yaml`), 'utf8')),
    );
    const inputs = Object.fromEntries(environments.map((one, index) => [one, inputsOf(expected[index] ?? '')]));
    const { readBack } = await release(await serviceFolder(name, `${name}.yaml`, inputs));
    for (const [index, one] of environments.entries()) {
      const text = readBack.releases.find(({ environment }) => environment === one)?.text ?? '';
      const wanted = expected[index] ?? '';
      expect(sameMeaning(text, wanted) ? '' : unifiedDiff(`${one}/${name}`, wanted, text)).toBe('');
    }
  });

  it('refuses the template of Flux 1, with the reason and the line', async () => {
    const staging = { image: 'registry.example/api:1.4.2', 'chart-ref': 'master' };
    const service = await serviceFolder('flux1', 'api-2021-flux1.yaml', { staging });
    const lines: string[] = [];
    await expect(release(service, lines)).rejects.toThrow(/removed-manifest/);
    expect(lines.join('\n')).toMatch(/\.flux\.ci.*helm\.fluxcd\.io\/v1/);
  });
});
