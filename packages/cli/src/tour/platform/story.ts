import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { check, type Guide } from '../guide.ts';
import type { Claim } from '../job-run.ts';
import type { Ran } from '../run-job.ts';
import { environment, prepareAccount } from './account.ts';
import { type Asked, deployedClaims, plannedClaims, refusedClaims, skippedClaims } from './claims.ts';
import { deploy, plan, type Platform } from './jobs.ts';
import { lookAt } from './look.ts';
import { type Proposal, renamePlots } from './proposal.ts';
import { platformSteps, type PlatformSteps } from './steps.ts';

/** One job of iac's own workflow for cf/, and what was checked of it. */
export interface PlatformRun extends Ran {
  readonly title: string;
  readonly note: string;
  readonly claims: readonly Claim[];
  /** The comment on the pull request. */
  readonly comment?: string;
}

const person = 'mona';

/** What the parts of the story share. */
export interface Stage {
  readonly guide: Guide;
  readonly platform: Platform;
  readonly steps: PlatformSteps;
  /** Their names, one for each template. */
  readonly stacks: readonly string[];
  readonly proposal: Proposal;
}

/** An account as cf/ finds it. */
export async function setStage(root: string, guide: Guide): Promise<Stage> {
  const { runner } = guide;
  const executionRole = await prepareAccount(runner.world.platform, root);
  return {
    guide,
    platform: { runner: { ...runner, show: withoutResources(runner.show) }, executionRole },
    steps: await platformSteps(root),
    stacks: await stacksOf(join(root, 'cf')),
    proposal: renamePlots(await readFile(join(root, 'cf/dynamodb.yaml'), 'utf8')),
  };
}

async function stacksOf(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  return files.map((file) => `biomage-${basename(file, '.yaml')}-${environment}`);
}

/** Deploys cf/, and again. */
export async function deployTwice(stage: Stage): Promise<readonly PlatformRun[]> {
  return [await first(stage), await second(stage)];
}

async function first({ guide, platform, steps, stacks }: Stage): Promise<PlatformRun> {
  const note = 'a push to main';
  const { ran } = await listen(guide, `${steps.deploy.job}: ${note}`, () => deploy(steps.deploy, platform));
  const claims = check(guide, deployedClaims(ran, lookAt(guide.runner.world.platform, stacks), stacks.length));
  return { ...ran, title: steps.deploy.job, note, claims };
}

async function second({ guide, platform, steps, stacks }: Stage): Promise<PlatformRun> {
  const note = 'again';
  const { ran, asked } = await listen(guide, `${steps.deploy.job}, ${note}`, () => deploy(steps.deploy, platform));
  const claims = check(guide, skippedClaims(ran, asked, stacks.length));
  return { ...ran, title: steps.deploy.job, note, claims };
}

/** Plans a pull request that would lose a table, merges it, and sees the deployment refused. */
export async function propose({ guide, platform, steps, proposal }: Stage): Promise<readonly PlatformRun[]> {
  const { platform: aws, iac } = guide.runner.world;
  const { title, branch, text, lost } = proposal;
  const look = () => lookAt(aws, [lost.stack]).at(0);
  const before = look();
  await iac.branch(branch);
  await iac.commit({ branch, files: { [lost.file]: text }, message: title, author: person });
  const pull = await iac.pulls.open({ head: branch, title, author: person });

  const note = `the pull request "${title}"`;
  const job = `Plan ${environment}`;
  const planned = await listen(guide, `${job}: ${note}`, () => plan(steps.plan, proposal, platform));
  const comments = pull.comments.map(({ body }) => body);
  const said = check(guide, plannedClaims(planned.ran, lost, { comments, asked: planned.asked, stack: look() }));

  await pull.merge();
  const merged = 'it is merged all the same';
  const refused = await listen(guide, `${steps.deploy.job}: ${merged}`, () => deploy(steps.deploy, platform));
  const kept = check(guide, refusedClaims(refused.ran, lost, { asked: refused.asked, before, after: look() }));
  return [
    { ...planned.ran, title: job, note, claims: said, comment: comments.join('\n') },
    { ...refused.ran, title: steps.deploy.job, note: merged, claims: kept },
  ];
}

/** Announces a job, runs it, shows its summary; `asked`: what it asked of AWS. */
async function listen(
  { terminal, runner }: Guide,
  title: string,
  run: () => Promise<Ran>,
): Promise<{ readonly ran: Ran; readonly asked: Asked }> {
  const { platform: aws } = runner.world;
  const before = aws.calls.length;
  terminal.job(title);
  const ran = await run();
  terminal.summary(forTerminal(ran.outcome.summary));
  const calls = aws.calls.slice(before);
  const writes = calls.filter(({ mutating }) => mutating).map(({ operation }) => operation);
  return { ran, asked: { calls: calls.length, writes } };
}

/** The page draws the picture, and has the links. */
function forTerminal(markdown: string): string {
  return markdown.replace(/```mermaid\n[^]*?\n```\n+/, '').replace(/(?<=\])\(https:[^)]*\)/g, '');
}

/** What happens to single resources is in the page's log: here it would be hundreds of lines. */
function withoutResources(show: (line: string) => void): (line: string) => void {
  return (line) => {
    if (!/ AWS::(?!CloudFormation::Stack )\S+ [A-Z_]+_(IN_PROGRESS|COMPLETE)\b/.test(line)) show(line);
  };
}
