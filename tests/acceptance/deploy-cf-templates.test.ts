// The built bundle before templates that CloudFormation would refuse: all is told at once, and nothing is asked for.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAws, type Aws } from '@iac/local/aws';
import { runStep, type StepOutcome } from '@iac/local/runner';

const folder = join(import.meta.dirname, '../../actions/deploy-cf');
let aws: Aws;
let workspace: string;

beforeAll(async () => {
  aws = await startAws();
  workspace = await mkdtemp(join(tmpdir(), 'deploy-cf-templates-'));
});
afterAll(async () => {
  await aws.close();
  await rm(workspace, { recursive: true, force: true });
});

async function run(files: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) {
  await rm(join(workspace, 'cf'), { recursive: true, force: true });
  await mkdir(join(workspace, 'cf'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, 'cf', name), text);
  const inputs = { environment: 'staging', 'cfn-lint': 'off', ...more };
  return runStep({ folder, inputs, env: aws.env, workspace });
}

/** `cf/a.yaml:3 what it says`, in the order of the files; conventions aside. */
function errors({ annotations }: StepOutcome): string[] {
  const found = annotations.filter(({ level, title }) => level === 'error' && title === undefined);
  return found.map(({ file, line, message }) => `${file ?? ''}:${String(line ?? 0)} ${message}`);
}

const parameters = `Parameters:
  Environment:
    Type: String
`;
const resources = `${parameters}Resources:
  Queue:
    Type: AWS::SQS::Queue
`;
const importing = (name: string, exported: string, imported: string) => `${resources}    Properties:
      QueueName: !ImportValue ${imported}
Outputs:
  ${name}:
    Value: !Ref Queue
    Export:
      Name: ${exported}
`;

const secret = resources.replace('  Environment:', '  Password:\n    Type: String\n  Environment:');

const bad: Readonly<Record<string, { readonly text: string; readonly line: number; readonly says: RegExp }>> = {
  'duplicate.yaml': { text: `${resources}  Queue:\n    Type: AWS::SNS::Topic\n`, line: 7, says: /Queue/ },
  'function.yaml': { text: `${resources}    Properties:\n      QueueName: !Subb a\n`, line: 8, says: /Subb/ },
  'broken.yaml': { text: `${parameters}Resources:\n  Queue: [\n`, line: 6, says: /./ },
  'flawed.json': { text: '{\n  "Resources": {,}\n}\n', line: 2, says: /./ },
  'empty.yaml': { text: parameters, line: 1, says: /Resources/ },
  'reference.yaml': { text: `${resources}    DependsOn: Nothing\n`, line: 7, says: /Nothing/ },
  'circle.yaml': {
    text: `${parameters}Resources:\n  A:\n    Type: AWS::SQS::Queue\n    DependsOn: B\n  B:\n    Type: AWS::SQS::Queue\n    DependsOn: A\n`,
    line: 7,
    says: /A.*B/,
  },
  'many.yaml': {
    text: `${parameters}Resources:\n${Array.from({ length: 501 }, (_, index) => `  Q${String(index)}: { Type: "AWS::SQS::Queue" }\n`).join('')}`,
    line: 505,
    says: /500/,
  },
};

describe('bad templates', () => {
  it('are all told of at once, each at its line, before anything is changed', async () => {
    const outcome = await run(Object.fromEntries(Object.entries(bad).map(([name, { text }]) => [name, text])));
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: 'invalid-templates' } });
    expect(errors(outcome)).toEqual(
      Object.entries(bad)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([name, { line, says }]) =>
          expect.stringMatching(new RegExp(`^cf/${name}:${String(line)} .*${says.source}`)),
        ),
    );
    expect(aws.calls.filter(({ mutating }) => mutating)).toEqual([]);
  });

  it('that import from each other in a circle are told of, the whole way round', async () => {
    const outcome = await run({ 'a.yaml': importing('A', 'ofA', 'ofB'), 'b.yaml': importing('B', 'ofB', 'ofA') });
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { outcome: 'failed', reason: 'invalid-templates' } });
    expect(errors(outcome).join('\n')).toMatch(/cf\/[ab]\.yaml:8 .*ofB?A?/);
    expect(aws.calls.filter(({ mutating }) => mutating)).toEqual([]);
  });

  it('too long for a request, and parameters that nobody declares, are told of together', async () => {
    const long = `${resources}${Array.from({ length: 400 }, (_, index) => `  Q${String(index)}:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: ${'q'.repeat(70)}${String(index)}\n      DelaySeconds: ${String(index)}\n`).join('')}`;
    const outcome = await run({ 'long.yaml': long }, { parameters: 'Unknown: 1' });
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { reason: 'invalid-templates' } });
    expect(errors(outcome)).toContainEqual(expect.stringMatching(/^cf\/long\.yaml.*51,200/));
    expect(errors(outcome)).toContainEqual(expect.stringMatching(/Unknown/));
    expect(aws.calls.filter(({ mutating }) => mutating)).toEqual([]);
  });

  it('whose parameter nobody gives are told of before anything is changed', async () => {
    const outcome = await run({ 'secret.yaml': secret, 'queue.yaml': resources });
    expect(outcome).toMatchObject({ exitCode: 1, outputs: { reason: 'invalid-templates' } });
    expect(errors(outcome)).toContainEqual(expect.stringMatching(/^cf\/secret\.yaml:2 .*Password/));
    expect(aws.calls.filter(({ mutating }) => mutating)).toEqual([]);
  });
});
