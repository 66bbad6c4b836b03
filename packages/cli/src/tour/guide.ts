import { CliError } from '../errors.ts';
import { type Environment, triggerOf } from './environments.ts';
import type { Claim, JobRun } from './job-run.ts';
import type { Runner } from './run-job.ts';
import type { Service } from './service.ts';
import type { Terminal } from './terminal.ts';

/** Who leads through the tour: says what happens, and checks what was said. */
export interface Guide {
  readonly service: Service;
  readonly runner: Runner;
  readonly terminal: Terminal;
}

/** Announces a job, runs it, shows its summary. Throws a CliError when it fails. */
export async function show(
  { service, runner, terminal }: Guide,
  { job, environment }: { readonly job: string; readonly environment: Environment },
  run: () => Promise<JobRun>,
): Promise<JobRun> {
  terminal.job(`${job}, for ${environment}: ${triggerOf(environment, runner.world.commit).what}`);
  const done = await run();
  if (done.outcome.conclusion !== 'success') throw failed(service, done);
  if (done.outcome.summary !== '') terminal.summary(done.outcome.summary);
  return done;
}

/** Shows what is claimed, and gives it back. Throws a CliError when some of it does not hold. */
export function check({ terminal }: Guide, claims: readonly Claim[]): readonly Claim[] {
  for (const claim of claims) terminal.claim(claim);
  const broken = claims.filter(({ holds }) => !holds);
  if (broken.length === 0) return claims;
  throw new CliError({
    code: 'claim-broken',
    problem: 'Something did not happen as the tour says.',
    remedy: 'Is dist/ as built from src/? npm run build, then try again; if it stays, please report it.',
    faults: broken.map(({ text }) => ({ problem: `Not so: ${text}.` })),
  });
}

/** Reasons of push-helmrelease that other inputs may mend. */
const mendedByInputs = ['unfilled-template', 'invalid-input'];

function failed({ inputsFile }: Service, { job, environment, action, outcome }: JobRun): CliError {
  const reason = outcome.outputs['reason'] ?? outcome.conclusion;
  const hint = inputsFile !== undefined && mendedByInputs.includes(reason) ? howToGiveInputs(inputsFile) : '';
  return new CliError({
    code: 'step-failed',
    problem: `${job} for ${environment} failed: ${action} ended with ${reason}.`,
    remedy: `Its error is above.${hint}`,
  });
}

function howToGiveInputs(file: string): string {
  return `

The inputs that the template needs go into ${file}, below each environment, for example:

  staging:
    replica-count: 1
    service-account-role: hello-staging
    image: # only for several images: by the key under spec.values that holds the image
      web: registry/hello:1.0.0-web
      worker: registry/hello:1.0.0-worker
    values: # merged into spec.values of the HelmRelease
      memoryRequest: 1Gi
    set: # any other field
      HelmRelease.spec.interval: 5m
  production:
    replica-count: 3

actions/push-helmrelease/README.md has them all.`;
}
