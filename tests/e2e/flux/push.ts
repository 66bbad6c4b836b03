import { join } from 'node:path';
import type { GitHub, Repository } from '@iac/local/github';
import { runStep } from '@iac/local/runner';

const root = join(import.meta.dirname, '../../..');

export interface Release {
  readonly service: string;
  readonly tag: string;
  /** Default: nobody has it, for nothing pulls it here. */
  readonly registry?: string;
  readonly sandbox?: string;
  readonly replicas?: number;
  /** Merged into the template's; default: no wait for a load balancer, which no cluster here has. */
  readonly values?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Releases the example's service to staging as its CI would, by push-helmrelease's dist. Gives its outputs; throws its log. */
export function pusher(
  github: GitHub,
  iac: Repository,
): (release: Release) => Promise<Readonly<Record<string, string>>> {
  const token = github.issueToken({
    kind: 'installation',
    login: 'releases[bot]',
    repositories: [iac.fullName],
    permissions: { contents: 'write' },
  });
  return async ({ service, tag, registry = 'registry.example', sandbox = 'default', replicas = 2, ...more }) => {
    const outcome = await runStep({
      folder: join(root, 'actions/push-helmrelease'),
      workspace: join(root, 'examples/service'),
      env: github.env,
      github: {
        repository: `biomage/${service}`,
        event: { repository: { name: service } },
        server_url: github.serverUrl,
      },
      inputs: {
        environment: 'staging',
        image: `${registry}/${service}:${tag}`,
        'sandbox-id': sandbox,
        'chart-repository': iac.url,
        'chart-ref': 'main',
        'replica-count': replicas,
        'service-account-role': `${service}-staging`,
        values: more.values ?? 'minReadySeconds: 0',
        token,
        ...more.inputs,
      },
    });
    if (outcome.conclusion !== 'success') throw new Error(outcome.log);
    return outcome.outputs;
  };
}
