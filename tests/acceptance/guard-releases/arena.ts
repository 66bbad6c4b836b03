import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startGitHub,
  type Annotation,
  type Delivery,
  type GitHub,
  type Repository,
  type StartRun,
} from '@iac/local/github';
import { runStep, type ShownAnnotation, type StepOutcome } from '@iac/local/runner';
import { importStory } from '../../histories/import.ts';
import type { Point, Story } from '../../histories/story.ts';
import { workflow } from './catalogue/start.ts';

const folder = join(import.meta.dirname, '../../../actions/guard-releases');

export interface Judging {
  readonly event: Delivery;
  /** How the workflow is triggered; default pull_request_target. */
  readonly on?: StartRun['on'];
  readonly inputs?: Readonly<Record<string, string>>;
  /** Login of who presses `Re-run jobs` before the first run did anything. */
  readonly rerunBy?: string;
  /** What the job may do beyond reading contents and pull requests. */
  readonly permissions?: Parameters<GitHub['issueToken']>[0]['permissions'];
}

/** A repository with histories, and the built guard that judges what happens in it. */
export interface Arena {
  readonly github: GitHub;
  readonly iac: Repository;
  /** A commit of the story. */
  oid(point: Point): string;
  /** Runs the guard as its workflow's only step; GitHub keeps the annotations with the check. */
  judge(judging: Judging): Promise<StepOutcome>;
  close(): Promise<void>;
}

export async function openArena(story: Story): Promise<Arena> {
  const github = await startGitHub();
  const iac = await github.createRepository('acme/iac');
  const oids = await importStory(iac.path, story);
  const workspace = await mkdtemp(join(tmpdir(), 'guard-'));
  const judge = async ({ event, on, inputs = {}, permissions = {}, rerunBy }: Judging): Promise<StepOutcome> => {
    const first = await iac.workflows.start({ workflow, event, ...(on && { on }) });
    const run = rerunBy === undefined ? first : await first.rerun({ sender: rerunBy });
    const token = github.issueToken({
      login: 'github-actions[bot]',
      kind: 'actions',
      repositories: [iac.fullName],
      permissions: { contents: 'read', pull_requests: 'read', ...permissions },
    });
    const outcome = await runStep({ folder, workspace, github: { ...run.github, token }, inputs });
    run.finish(outcome.conclusion === 'success' ? 'success' : 'failure', outcome.annotations.map(kept));
    return outcome;
  };
  return {
    github,
    iac,
    oid: (point) => oids.get(point) ?? '',
    judge,
    close: async () => {
      await github.close();
      await rm(workspace, { recursive: true, force: true });
    },
  };
}

/** As GitHub stores it; one that is of no file stands at the workflow. */
function kept({ level, message, title, file = '.github', line = 1, endLine = line }: ShownAnnotation): Annotation {
  const place = { path: file, startLine: line, endLine };
  return { ...place, level: level === 'error' ? 'failure' : level, message, ...(title !== undefined && { title }) };
}
