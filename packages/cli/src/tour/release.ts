import type { GithubContext } from '@iac/local/runner';
import { type Environment, triggerOf } from './environments.ts';
import type { JobRun } from './job-run.ts';
import { type Runner, runTask } from './run-job.ts';
import type { Service } from './service.ts';
import type { World } from './world.ts';

export interface Release {
  readonly round: JobRun['round'];
  readonly environment: Environment;
  readonly service: Service;
}

/** The job Push image: our step of it, then what `docker push` would do to the registry. */
export async function pushImage({ round, environment, service }: Release, runner: Runner): Promise<JobRun> {
  const { aws, commit } = runner.world;
  const { tag } = triggerOf(environment, commit);
  const { job, action } = service.image;
  const ran = await runTask(
    {
      step: service.image,
      github: contextOf(runner.world, environment),
      inputs: service.image.inputs,
      env: aws.env,
      secrets: { AWS_SECRET_ACCESS_KEY: aws.env['AWS_SECRET_ACCESS_KEY'] ?? '' },
      contexts: { needs: { build: { outputs: { tag } } } },
    },
    runner,
  );
  const repository = aws.ecr.repository(service.name);
  const there = repository?.images.some(({ tags }) => tags.includes(tag)) ?? true;
  if (!there) aws.ecr.push(service.name, { tags: [tag] });
  return { round, environment, job, action, ...ran };
}

/** The job Push HelmRelease, for the image that the job before has pushed. */
export async function pushHelmRelease(release: Release, image: JobRun, runner: Runner): Promise<JobRun> {
  const { environment, service, round } = release;
  const { appToken, commit } = runner.world;
  const { tag } = triggerOf(environment, commit);
  const name = `${image.outcome.outputs['repository-uri'] ?? ''}:${tag}`;
  const { job, action } = service.release;
  const ran = await runTask(
    {
      step: service.release,
      github: contextOf(runner.world, environment),
      inputs: { ...service.release.inputs, ...service.inputs.get(environment) },
      secrets: { RELEASES_APP_TOKEN: appToken },
      contexts: {
        needs: { 'push-image': { outputs: { image: name } } },
        steps: { app: { outputs: { token: appToken } } },
      },
    },
    runner,
  );
  return { round, environment, job, action, ...ran };
}

function contextOf({ service, commit, jobToken }: World, environment: Environment): Partial<GithubContext> {
  const { event_name, ref } = triggerOf(environment, commit);
  const [, name = ''] = service.fullName.split('/');
  return {
    repository: service.fullName,
    event_name,
    ref,
    sha: commit.sha,
    token: jobToken,
    event: { ref, repository: { name, full_name: service.fullName, default_branch: 'main' } },
  };
}
