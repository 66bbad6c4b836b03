import { ActionError } from '@iac/action-kit/errors';
import { describe, expect, it } from '@jest/globals';
import {
  arrange,
  eachStack,
  judgeOf,
  readFolder,
  type Asked,
  type CurrentStack,
  type ExistingStack,
  type FolderRun,
  type Verb,
} from '../../src/index.ts';

const topic = `Resources: {Topic: {Type: AWS::SNS::Topic}}
Outputs:
  Arn: {Value: !Ref Topic, Export: {Name: TopicArn}}
`;
const importer = `Parameters: {Environment: {Type: String, AllowedValues: [development, staging, production]}}
Resources:
  Policy:
    Type: AWS::SNS::Subscription
    Properties: {Protocol: sqs, TopicArn: !ImportValue TopicArn}
`;
const taker = `Parameters: {TopicArn: {Type: String}}
Resources:
  Policy:
    Type: AWS::SNS::Subscription
    Properties: {Protocol: sqs, TopicArn: !Ref TopicArn}
`;

function folderOf(templates: Readonly<Record<string, string>>, parameters = '') {
  return readFolder({
    environment: 'staging',
    stackName: 'x-{name}',
    templates: Object.entries(templates).map(([name, text]) => ({ file: `cf/${name}.yaml`, text })),
    parameters: parameters === '' ? [] : [{ file: 'parameters', text: parameters }],
    conventions: 'warning',
  });
}

function existing(name: string, outputs: ExistingStack['outputs'] = new Map()): ExistingStack {
  return {
    exists: true,
    id: `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/1`,
    name,
    status: 'CREATE_COMPLETE',
    parameters: new Map(),
    tags: {},
    outputs,
    capabilities: [],
    terminationProtection: false,
    lastChanged: new Date(0),
  };
}

type Folder = ReturnType<typeof folderOf>;

function runOf(folder: Folder, verb: Verb, more: Partial<FolderRun> = {}): FolderRun {
  const stacks = more.stacks ?? new Map<string, CurrentStack>();
  return {
    folder,
    arrangement: arrange(folder, { stacks }),
    stacks,
    lint: [],
    settings: { capabilities: [] },
    planning: false,
    atOnce: 10,
    shared: {
      policies: { onBusy: 'wait', onRollbackComplete: 'fail', approved: [], mode: 'standard', importExisting: false },
      judge: judgeOf(folder, []),
      report: () => undefined,
      signal: new AbortController().signal,
      changeSetPrefix: 'iac-1-1',
      time: { now: () => 0, random: () => 0, sleep: () => Promise.resolve() },
    },
    verb,
    ...more,
  };
}

const deployed = (asked: Asked, outputs: ExistingStack['outputs'] = new Map()) =>
  Promise.resolve({
    kind: 'deployed' as const,
    action: 'created' as const,
    stack: existing(asked.stack.stackName, outputs),
    changes: [],
  });

describe('each stack', () => {
  it('has its turn after those that it imports from', async () => {
    const seen: string[] = [];
    const reports = await eachStack(
      runOf(folderOf({ a: importer, topic }), (asked) => {
        seen.push(asked.stack.stackName);
        return deployed(asked);
      }),
    );
    expect(seen).toEqual(['x-topic', 'x-a']);
    expect(reports.map(({ name, parents }) => [name, parents])).toEqual([
      ['x-topic', []],
      ['x-a', ['x-topic']],
    ]);
  });

  it('is given the output that its parent has just got', async () => {
    const given: unknown[] = [];
    const folder = folderOf({ a: taker, topic }, 'TopicArn: ${topic.Arn}');
    await eachStack(
      runOf(folder, (asked) => {
        given.push(asked.run.wanted.parameters);
        return deployed(asked, new Map([['Arn', { value: 'arn:new' }]]));
      }),
    );
    expect(given).toEqual([[], [{ key: 'TopicArn', kind: 'value', value: 'arn:new', secret: false }]]);
  });

  it('fails alone when it cannot be given a parameter, and says which', async () => {
    const folder = folderOf({ a: taker, topic }, 'TopicArn: ${topic.Arn}');
    const reports = await eachStack(runOf(folder, (asked) => deployed(asked)));
    expect(reports.map(({ outcome }) => outcome.kind)).toEqual(['deployed', 'failed']);
    expect(reports[1]?.outcome).toMatchObject({ error: { code: 'unsettled-parameters' } });
  });

  it('is skipped when its parent has failed, by the name of the parent', async () => {
    const error = new ActionError({ code: 'stack-failed', problem: 'No.', remedy: 'Do.' });
    const reports = await eachStack(runOf(folderOf({ a: importer, topic }), () => Promise.reject(error)));
    expect(reports.map(({ outcome }) => outcome)).toEqual([
      { kind: 'failed', error },
      { kind: 'skipped', because: 'parent-failed', parents: ['x-topic'] },
    ]);
  });

  it('awaits, in a plan, what only its parent will bring', async () => {
    const awaited: unknown[] = [];
    const folder = folderOf({ a: importer, b: taker, topic }, 'TopicArn: ${topic.Arn}');
    const verb: Verb = (asked) => {
      awaited.push([asked.stack.name, asked.awaits]);
      return deployed(asked);
    };
    await eachStack(runOf(folder, verb, { planning: true, stacks: new Map([['topic', existing('x-topic')]]) }));
    expect(awaited).toEqual([
      ['topic', []],
      ['a', ['TopicArn']],
      ['b', ['TopicArn']],
    ]);
  });

  it('is left alone when it was not selected', async () => {
    const reports = await eachStack(
      runOf(folderOf({ a: importer, topic }), (asked) => deployed(asked), { selected: new Set(['a']) }),
    );
    expect(reports.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'skipped', because: 'not-changed-since' },
      { kind: 'deployed' },
    ]);
  });
});

describe('a folder', () => {
  it('tells the faults of all its templates at once', () => {
    const broken = () =>
      folderOf({ a: 'Resources: {T: {Type: AWS::SNS::Topic, Type: x}}', b: 'Resources: [', c_d: topic });
    expect(broken).toThrow(expect.objectContaining({ code: 'invalid-templates' }));
    expect(broken).toThrow(/cf\/a\.yaml:1[\s\S]*cf\/b\.yaml:1[\s\S]*no stack named "x-c_d"/);
  });
});
