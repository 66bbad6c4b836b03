import type { ECR } from '@aws-sdk/client-ecr';
import { unless } from '@iac/aws';
import { parseJson } from '../boundary.ts';
import type { RegistryReader } from '../observe.ts';
import { present, repositoryFrom, tagsFrom } from './repository.ts';
import { toEcr } from './cures.ts';
import { answerTo } from './request.ts';

/** `registryId`: the account that owns the repositories, if it is not the caller's own. */
export function ecrReader(ecr: ECR, registryId: string | undefined): RegistryReader {
  const registry = registryId === undefined ? {} : { registryId };
  return {
    describe: (names) =>
      answerTo(
        toEcr('DescribeRepositories', quoted(names)),
        unless(
          ['RepositoryNotFoundException'],
          ecr
            .describeRepositories({ ...registry, repositoryNames: [...names] })
            .then(({ repositories = [] }) => repositories.map(repositoryFrom)),
          () => 'some-missing' as const,
        ),
      ),
    // A repository that is gone, or not there yet for this server of ECR's, has no policy either: the next write will tell.
    lifecyclePolicy: (name) =>
      answerTo(
        toEcr('GetLifecyclePolicy', quoted([name])),
        unless(
          ['LifecyclePolicyNotFoundException', 'RepositoryNotFoundException'],
          ecr
            .getLifecyclePolicy({ ...registry, repositoryName: name })
            .then(({ lifecyclePolicyText }) => parseJson(present(lifecyclePolicyText, 'lifecyclePolicyText'))),
          () => undefined,
        ),
      ),
    repositoryPolicy: (name) =>
      answerTo(
        toEcr('GetRepositoryPolicy', quoted([name])),
        unless(
          ['RepositoryPolicyNotFoundException', 'RepositoryNotFoundException'],
          ecr
            .getRepositoryPolicy({ ...registry, repositoryName: name })
            .then(({ policyText }) => parseJson(present(policyText, 'policyText'))),
          () => undefined,
        ),
      ),
    tags: (arn) =>
      answerTo(
        toEcr('ListTagsForResource', arn),
        unless(
          ['RepositoryNotFoundException'],
          ecr.listTagsForResource({ resourceArn: arn }).then(({ tags }) => tagsFrom(tags)),
          () => ({}),
        ),
      ),
  };
}

/** `"api"`, or `20 repositories`. */
function quoted(names: readonly string[]): string {
  return names.length === 1 ? `"${names[0] ?? ''}"` : `${String(names.length)} repositories`;
}
