import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startGitHub, type GitHub, type Repository } from '@iac/local/github';
import { importStory } from '../../../tests/histories/import.ts';
import type { Story } from '../../../tests/histories/story.ts';
import type { Bench } from '../benchmark.ts';
import { runNode, type NodeRun } from '../run-node.ts';
import type { Way } from './ways.ts';

const workflow = '.github/workflows/guard-releases.yaml';

/** A repository whose pull requests are judged, each in its own run of a workflow. */
export interface Arena {
  readonly github: GitHub;
  /** Opens a pull request; what it gives judges it in one way or another. */
  open(branches: { readonly head: string; readonly base?: string }): Promise<Judge>;
  close(): Promise<void>;
}

export type Judge = (way: Way) => Promise<NodeRun>;

export async function arenaOf(story: Story, { latency }: { latency: number }, bench: Bench): Promise<Arena> {
  const github = await startGitHub({ latency });
  const iac = await github.createRepository('acme/iac');
  await importStory(iac.path, story);
  return { github, open: (branches) => open({ github, iac, bench }, branches), close: () => github.close() };
}

interface Place {
  readonly github: GitHub;
  readonly iac: Repository;
  readonly bench: Bench;
}

async function open({ github, iac, bench }: Place, branches: { head: string; base?: string }): Promise<Judge> {
  await iac.pulls.open(branches);
  const run = await iac.workflows.start({ workflow, event: iac.events.last('pull_request', 'opened') });
  const { event, ...context } = run.github;
  const eventPath = join(bench.temp, `event-${run.id}.json`);
  await writeFile(eventPath, JSON.stringify(event));
  const env = { ...variables(context), GITHUB_EVENT_PATH: eventPath, RUNNER_TEMP: bench.temp };
  return (way) => {
    // A new token for each run, so that no budget of requests is used up.
    const token = github.issueToken({
      login: 'github-actions[bot]',
      kind: 'actions',
      repositories: [iac.fullName],
      permissions: { contents: 'read', pull_requests: 'read' },
    });
    return runNode(
      { script: way.script, cwd: bench.temp, env: { ...env, ...way.inputs, INPUT_TOKEN: token } },
      bench.signal,
    );
  };
}

function variables(context: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(context).map(([key, value]) => [`GITHUB_${key.toUpperCase()}`, value]));
}
