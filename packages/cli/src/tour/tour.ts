import { type Environment } from './environments.ts';
import { check, type Guide, show } from './guide.ts';
import { idleClaims, imageClaims, readBackClaims, releaseClaims } from './claims.ts';
import type { Claim, JobRun } from './job-run.ts';
import { guardAll } from './guard-all.ts';
import { beginPlatform } from './platform/meanwhile.ts';
import type { PlatformRun } from './platform/story.ts';
import type { Judged } from './pull-requests.ts';
import { type ReadBack, readBack } from './read-back.ts';
import { pushHelmRelease, pushImage } from './release.ts';
import type { Runner } from './run-job.ts';
import type { Service } from './service.ts';
import type { Terminal } from './terminal.ts';
import { withWorld, type World } from './world.ts';

export interface TourOptions {
  /** The checkout. */
  readonly root: string;
  readonly service: Service;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** All that the page tells. */
export interface Told {
  readonly service: string;
  readonly iac: string;
  readonly commit: string;
  /** Address of the GitHub that is gone afterwards. */
  readonly serverUrl: string;
  readonly runs: readonly JobRun[];
  readonly readBack: ReadBack;
  /** Pull requests against iac, and what the guard said of them. */
  readonly judged: readonly Judged[];
  /** Of iac's own templates. */
  readonly platform: readonly PlatformRun[];
  readonly checked: Checked;
}

/** What was checked of each part. */
export interface Checked {
  readonly readBack: readonly Claim[];
  readonly second: readonly Claim[];
  readonly judged: readonly Claim[];
}

/**
 * Releases the service twice and deploys the platform twice, and proves what the first time did and the second did not. Throws a
 * CliError when something is not so.
 */
export async function tour({ root, service, terminal, signal }: TourOptions): Promise<Told> {
  return withWorld({ root, service, signal }, async (world) => {
    const guide: Guide = { service, terminal, runner: runnerOf(terminal, { world, root, signal }) };
    introduce(terminal, world);
    const meanwhile = beginPlatform(guide);
    try {
      const told = await releaseService(guide);
      terminal.heading('The platform: cf/, for staging, deployed meanwhile');
      return { ...placesOf(world), ...told, platform: await meanwhile.end() };
    } finally {
      await meanwhile.stop();
    }
  });
}

type Place = Pick<Runner, 'world' | 'root' | 'signal'>;

function runnerOf(terminal: Terminal, place: Place): Runner {
  return { ...place, show: (line) => terminal.log(line) };
}

/** The story of the service, from its first release to the guard. */
async function releaseService(guide: Guide): Promise<Pick<Told, 'runs' | 'readBack' | 'judged' | 'checked'>> {
  const { terminal, runner } = guide;
  const { world, signal } = runner;
  terminal.heading('First time: everything is new');
  const first = await releaseAll('first', guide);

  terminal.heading('Read back with git');
  const seen = await readBack(world, first.releases, signal);
  terminal.text(seen.log);
  const readBackChecked = check(guide, readBackClaims(seen, await world.iac.head()));

  terminal.heading('Second time: nothing changes');
  const before = { head: seen.head, aws: world.aws.calls.length, github: world.github.calls.length };
  const second = await releaseAll('second', guide);
  const calls = [...world.aws.calls.slice(before.aws), ...world.github.calls.slice(before.github)];
  const writes = calls.filter(({ mutating }) => mutating).length;
  terminal.text('');
  const idle = check(guide, idleClaims({ before: before.head, after: await world.iac.head(), writes }));

  terminal.heading('By hand: the guard of releases/');
  const { judged, claims } = await guardAll(seen, guide);
  const checked = { readBack: readBackChecked, second: idle, judged: claims };
  return { runs: [...first.runs, ...second.runs], readBack: seen, judged, checked };
}

function introduce(terminal: Terminal, { aws, platform, github, iac, service, commit }: World): void {
  terminal.heading('On this machine, with no cloud');
  terminal.fact('AWS', `${aws.url} and ${platform.url} (stand-ins: ECR; CloudFormation, EKS)`);
  terminal.fact('GitHub', `${github.serverUrl} (a stand-in with real git repositories)`);
  terminal.fact('service', `${service.fullName}, commit ${commit.sha.slice(0, 12)}`);
  terminal.fact('releases', `${iac.fullName}, from releases/ of this checkout`);
  terminal.fact('left out', 'the jobs Test and Build, and docker push: there is no Docker here');
}

interface Round {
  readonly runs: readonly JobRun[];
  /** Those of push-helmrelease. */
  readonly releases: readonly JobRun[];
}

async function releaseAll(round: JobRun['round'], guide: Guide): Promise<Round> {
  const runs: JobRun[] = [];
  const releases: JobRun[] = [];
  for (const environment of guide.service.inputs.keys()) {
    const { image, release } = await releaseTo(environment, round, guide);
    runs.push(image, release);
    releases.push(release);
  }
  return { runs, releases };
}

async function releaseTo(
  environment: Environment,
  round: JobRun['round'],
  guide: Guide,
): Promise<{ image: JobRun; release: JobRun }> {
  const { service, runner } = guide;
  const { aws, iac } = runner.world;
  const part = { round, environment, service };
  const existed = aws.ecr.repository(service.name) !== undefined;
  const image = await show(guide, { job: service.image.job, environment }, () => pushImage(part, runner));
  check(guide, imageClaims(image, existed));
  const release = await show(guide, { job: service.release.job, environment }, () =>
    pushHelmRelease(part, image, runner),
  );
  check(guide, releaseClaims(release, await iac.head()));
  return { image, release };
}

function placesOf({ service, iac, commit, github }: World): Pick<Told, 'service' | 'iac' | 'commit' | 'serverUrl'> {
  return { service: service.fullName, iac: iac.fullName, commit: commit.sha, serverUrl: github.serverUrl };
}
