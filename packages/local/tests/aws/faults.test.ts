import {
  CreateRepositoryCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
  PutImageTagMutabilityCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, it } from '@jest/globals';
import type { Call, FaultKind } from '../../src/aws/index.ts';
import { ecrClient, failure, withAws } from './started.ts';

const describeAll = () => new DescribeRepositoriesCommand();
const create = () => new CreateRepositoryCommand({ repositoryName: 'api' });
const creating = ({ operation }: Call) => operation === 'ecr:CreateRepository';

describe("an SDK's client", () => {
  it.each<[FaultKind, string, number]>([
    ['throttled', 'ThrottlingException: Rate exceeded', 400],
    ['internal-error', 'ServerException: An internal error has occurred. Try again later.', 500],
    ['unavailable', 'ServiceUnavailable: Service is unavailable. Please try again later.', 503],
    [
      'access-denied',
      'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/deploy/local is not authorized to perform: ecr:CreateRepository because no identity-based policy allows the ecr:CreateRepository action',
      400,
    ],
  ])('that does not try again sees %s, and nothing is done', (kind, error, outcome) =>
    withAws(async (aws) => {
      const ecr = ecrClient(aws, { maxAttempts: 1 });
      aws.faults.add({ kind, when: creating });
      expect(await failure(ecr.send(create()))).toBe(error);
      expect(aws.calls).toMatchObject([{ outcome }]);
      expect(aws.ecr.repositories).toEqual([]);
      ecr.destroy();
    }),
  );

  it('tries again after throttling, by the same invocation', () =>
    withAws(async (aws, ecr) => {
      aws.faults.add({ kind: 'throttled', when: creating });
      await ecr.send(create());
      const [first, second] = aws.calls;
      expect([first?.outcome, second?.outcome]).toEqual([400, 200]);
      expect(first?.invocation).toMatch(/.+/);
      expect(second?.invocation).toBe(first?.invocation);
    }));

  it('does the work once when the connection breaks before it', () =>
    withAws(async (aws, ecr) => {
      aws.faults.add({ kind: 'reset-before', when: creating });
      await ecr.send(create());
      expect(aws.calls.map(({ outcome }) => outcome)).toEqual(['reset', 200]);
    }));

  it('is told that its own repository exists when the answer was lost', () =>
    withAws(async (aws, ecr) => {
      aws.faults.add({ kind: 'reset-after', when: creating });
      expect(await failure(ecr.send(create()))).toMatch(/^RepositoryAlreadyExistsException: /);
      expect(aws.calls.map(({ outcome }) => outcome)).toEqual(['reset', 400]);
      expect(aws.ecr.repositories).toHaveLength(1);
    }));

  it('sees a reset as a broken connection', () =>
    withAws(async (aws) => {
      const ecr = ecrClient(aws, { maxAttempts: 1 });
      aws.faults.add({ kind: 'reset-before', when: () => true });
      expect(await failure(ecr.send(create()))).toMatch(/ECONNRESET/);
      ecr.destroy();
    }));

  it('waits in vain for a silent service, until that is closed', () =>
    withAws(async (aws) => {
      const ecr = ecrClient(aws, { maxAttempts: 1 });
      const asked = new Promise<void>((resolve) =>
        aws.faults.add({ kind: 'silence', when: (call) => (resolve(), creating(call)) }),
      );
      const call = failure(ecr.send(create()));
      await asked;
      await aws.close();
      expect(await call).toMatch(/^(TimeoutError|Error): /);
      expect(aws.calls).toMatchObject([{ operation: 'ecr:CreateRepository' }]);
      expect(aws.calls[0]?.outcome).toBeUndefined();
      ecr.destroy();
    }));
});

describe('a stale read', () => {
  const seen = async (ecr: ECRClient, repositoryNames?: string[]) => {
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames }));
    return repositories?.map(
      ({ repositoryName, imageTagMutability }) => `${repositoryName ?? ''} ${imageTagMutability ?? ''}`,
    );
  };

  it('has not heard of the last change of each repository, whoever made it and in whatever order', () =>
    withAws(async (aws, ecr) => {
      aws.ecr.put('old');
      await ecr.send(create());
      await ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }));
      aws.faults.add({ kind: 'stale', when: ({ mutating }) => !mutating, times: 2 });
      expect(await seen(ecr)).toEqual(['old MUTABLE']);
      expect(await failure(seen(ecr, ['api']))).toMatch(/^RepositoryNotFoundException: /);
      expect(await seen(ecr)).toEqual(['old MUTABLE', 'api MUTABLE', 'web MUTABLE']);
    }));

  it('sees a repository as it was before it was last changed', () =>
    withAws(async (aws, ecr) => {
      await ecr.send(create());
      await ecr.send(new PutImageTagMutabilityCommand({ repositoryName: 'api', imageTagMutability: 'IMMUTABLE' }));
      aws.faults.add({ kind: 'stale', when: () => true });
      expect(await seen(ecr, ['api'])).toEqual(['api MUTABLE']);
      expect(await seen(ecr, ['api'])).toEqual(['api IMMUTABLE']);
    }));

  it('sees what a test has put there', () =>
    withAws(async (aws, ecr) => {
      await ecr.send(create());
      aws.ecr.put('api', { mutability: 'IMMUTABLE' });
      aws.faults.add({ kind: 'stale', when: () => true });
      expect(await seen(ecr)).toEqual(['api IMMUTABLE']);
    }));

  it('leaves a change alone: that works on the present state', () =>
    withAws(async (aws, ecr) => {
      await ecr.send(create());
      aws.faults.add({ kind: 'stale', when: creating });
      expect(await failure(ecr.send(create()))).toMatch(/^RepositoryAlreadyExistsException: /);
    }));
});

describe('a tap', () => {
  it('lets somebody else win a race', () =>
    withAws(async (aws, ecr) => {
      aws.faults.tap({
        before: (call) => {
          if (creating(call)) aws.ecr.put('api');
        },
      });
      expect(await failure(ecr.send(create()))).toMatch(/^RepositoryAlreadyExistsException: /);
    }));

  it('after a call sees its work done and its answer not yet sent', () =>
    withAws(async (aws, ecr) => {
      const seen: unknown[] = [];
      aws.faults.tap({ after: ({ outcome }) => void seen.push(outcome, aws.ecr.repositories.length) });
      await ecr.send(create());
      expect(seen).toEqual([undefined, 1]);
    }));

  it('that fails is a defect, told at once and not tried again', () =>
    withAws(async (aws, ecr) => {
      aws.faults.tap({
        before: () => {
          throw new Error('the test is wrong');
        },
      });
      expect(await failure(ecr.send(describeAll()))).toMatch(/^StandInDefect: Error: the test is wrong\n {4}at /);
      expect(aws.calls).toMatchObject([{ outcome: 501 }]);
    }));
});

describe('the local AWS', () => {
  it('takes as long as it is told for each call', () =>
    withAws(
      async (aws, ecr) => {
        const start = performance.now();
        await Promise.all([ecr.send(describeAll()), ecr.send(create())]);
        expect(performance.now() - start).toBeGreaterThanOrEqual(49);
        expect(aws.calls).toHaveLength(2);
      },
      { latency: 50 },
    ));

  it('logs each call with its parameters until it is told to forget', () =>
    withAws(async (aws, ecr) => {
      await ecr.send(create());
      await ecr.send(describeAll());
      expect(aws.calls).toMatchObject([
        { index: 0, operation: 'ecr:CreateRepository', mutating: true, input: { repositoryName: 'api' }, outcome: 200 },
        { index: 1, operation: 'ecr:DescribeRepositories', mutating: false, input: {}, outcome: 200 },
      ]);
      aws.forget();
      expect(aws.calls).toEqual([]);
    }));
});
