import { describe, expect, it } from '@jest/globals';
import {
  arrange,
  importFaults,
  needsExports,
  readFolder,
  unorderedImports,
  type CurrentStack,
  type ExistingStack,
} from '../../src/index.ts';

const topic = `Resources: {Topic: {Type: AWS::SNS::Topic}}
Outputs:
  Arn: {Value: !Ref Topic, Export: {Name: TopicArn}}
`;
const silent = 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n';
const unclear = `Parameters: {Name: {Type: AWS::SSM::Parameter::Value<String>, Default: /name}}
Resources: {Topic: {Type: AWS::SNS::Topic}}
Outputs:
  Arn: {Value: !Ref Topic, Export: {Name: !Ref Name}}
`;
const importing = (name: string) => `Parameters: {Name: {Type: AWS::SSM::Parameter::Value<String>, Default: /name}}
Resources:
  Policy:
    Type: AWS::SNS::Subscription
    Properties: {Protocol: sqs, TopicArn: {"Fn::ImportValue": ${name}}}
`;

const id = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/x-topic/1';
const current: ExistingStack = {
  exists: true,
  id,
  name: 'x-topic',
  status: 'CREATE_COMPLETE',
  parameters: new Map(),
  tags: {},
  outputs: new Map(),
  capabilities: [],
  terminationProtection: false,
  lastChanged: new Date(0),
};

function arranged(templates: Readonly<Record<string, string>>) {
  const stacks = new Map<string, CurrentStack>('topic' in templates ? [['topic', current]] : []);
  const folder = readFolder({
    environment: 'staging',
    stackName: 'x-{name}',
    templates: Object.entries(templates).map(([name, text]) => ({ file: `cf/${name}.yaml`, text })),
    parameters: [],
    conventions: 'warning',
  });
  const { order } = arrange(folder, { stacks });
  return { order, stacks, changing: new Set(Object.keys(templates)) };
}

describe('an import of what the folder does not export', () => {
  it('has the exports asked for, and only where its stack changes', () => {
    const { order } = arranged({ a: importing('TopicArn') });
    expect(needsExports(order, new Set())).toBe(false);
    expect(needsExports(order, new Set(['a']))).toBe(true);
    expect(needsExports(arranged({ a: importing('TopicArn'), topic }).order, new Set(['a']))).toBe(false);
  });

  it('is a fault, at its line, where the region does not export it either', () => {
    const alone = arranged({ a: importing('TopicArn') });
    expect(importFaults(alone, new Map([['TopicArn', { stackId: id }]]))).toEqual([]);
    expect(importFaults(alone, new Map())).toMatchObject([{ at: { file: 'cf/a.yaml', line: 5 } }]);
  });

  it('is a fault where the stack that exports it now is about to drop it', () => {
    const exports = new Map([['TopicArn', { stackId: id }]]);
    const folder = arranged({ a: importing('TopicArn'), topic: silent });
    expect(importFaults(folder, exports)).toMatchObject([
      { problem: expect.stringContaining('the stack of topic does now'), at: { file: 'cf/a.yaml', line: 5 } },
    ]);
    // It stays as it is, so the export does.
    expect(importFaults({ ...folder, changing: new Set(['a']) }, exports)).toEqual([]);
    // The name of what it exports is known only when it is deployed: it may be this one.
    expect(importFaults(arranged({ a: importing('TopicArn'), topic: unclear }), exports)).toEqual([]);
  });
});

describe('an import whose name is known only when it is deployed', () => {
  it('is told, as nothing waits for whoever exports it', () => {
    const { order, changing } = arranged({ a: importing('{Ref: Name}'), topic });
    expect(unorderedImports(order, changing)).toMatchObject([
      { problem: expect.stringContaining('Systems Manager'), at: { file: 'cf/a.yaml', line: 5 } },
    ]);
    expect(unorderedImports(order, new Set())).toEqual([]);
  });
});
