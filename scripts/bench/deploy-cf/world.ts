import { mkdtemp, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { startAws, type Aws } from '@iac/local/aws';
import type { Bench } from '../benchmark.ts';
import { runNode } from '../run-node.ts';
import { writeTemplates } from './folder.ts';
import type { Way } from './ways.ts';

/** Milliseconds that every call takes. */
const latency = 60;

/** One AWS and one folder of templates, deployed; for one way, so that ways can be measured side by side. */
export interface World {
  readonly way: Way;
  readonly aws: Aws;
  readonly folder: string;
  readonly templates: readonly string[];
  /** When ExecuteChangeSet was carried out last, as performance.now() counts. */
  readonly executed: { at: number };
}

export interface Run {
  /** Milliseconds from start to exit. */
  readonly ms: number;
  readonly calls: number;
  /** As performance.now() counts. */
  readonly ended: number;
}

/** `count` stacks, deployed at once and as they are in the folder. */
export async function openWorld(way: Way, count: number, bench: Bench): Promise<World> {
  const folder = await mkdtemp(join(bench.temp, 'deploy-cf-'));
  const aws = await startAws({ latency });
  const executed = { at: 0 };
  aws.faults.tap({
    after: ({ operation }) => {
      if (operation === 'cloudformation:ExecuteChangeSet') executed.at = performance.now();
    },
  });
  const world = { way, aws, folder, templates: await writeTemplates(folder, count, 1), executed };
  for (const path of world.templates) {
    const template = await readFile(path, 'utf8');
    const name = `biomage-${basename(path, '.yaml')}-staging`;
    aws.cloudformation.put(name, { template, parameters: { Environment: 'staging' } });
  }
  return world;
}

/** Runs the way once. Throws when it fails. */
export async function runOnce({ way, aws, folder, templates }: World, { signal }: Bench): Promise<Run> {
  aws.forget();
  const env = { ...aws.env, GITHUB_WORKSPACE: folder, ...inputVariables(way.inputs(templates)) };
  const { code, output, started, ms } = await runNode({ script: way.script, cwd: folder, env }, signal);
  if (code !== 0) throw new Error(`${way.label} ended with exit code ${code}:\n${output}`);
  return { ms, calls: aws.calls.length, ended: started + ms };
}

/** As the runner names them. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}
