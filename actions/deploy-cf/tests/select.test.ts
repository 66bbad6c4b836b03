import { describe, expect, it } from '@jest/globals';
import { arrange, readFolder } from '@iac/cloudformation';
import { addressOf } from '../src/aws/artifact-bucket.ts';
import { selectChanged, toLookAt } from '../src/select.ts';

const exporting = (name: string, from?: string) => `Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: {DisplayName: ${from === undefined ? name : `!ImportValue ${from}`}}
Outputs: {Name: {Value: !Ref Topic, Export: {Name: ${name}}}}
`;
const folder = readFolder({
  environment: 'staging',
  stackName: '{name}',
  templates: [
    { file: 'cf/a.yaml', text: exporting('a', 'b') },
    { file: 'cf/b.yaml', text: exporting('b', 'c') },
    { file: 'cf/c.yaml', text: exporting('c') },
    { file: 'cf/d.yaml', text: exporting('d') },
  ],
  parameters: [],
  conventions: 'report',
});
const { order } = arrange(folder, { stacks: new Map() });
const select = (changed: readonly string[]) =>
  selectChanged(folder, order, { changed: new Set(changed), parameters: ['cf/parameters.yaml'] });

describe('of what has changed', () => {
  it('those are planned, and all that import from them', () => {
    expect(select(['cf/b.yaml', 'README.md'])).toEqual(new Set(['b', 'a']));
    expect(select(['README.md'])).toEqual(new Set());
  });

  it('everything is planned when the parameters have', () => {
    expect(select(['cf/parameters.yaml'])).toBeUndefined();
  });

  it('only the parents are looked at besides', () => {
    expect(toLookAt(folder, order, new Set(['a', 'b']))).toEqual(['a', 'b', 'c']);
    expect(toLookAt(folder, order)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the address of an artifact', () => {
  it.each([
    ['templates', 'eu-west-1', 'https://templates.s3.eu-west-1.amazonaws.com'],
    ['templates', 'cn-north-1', 'https://templates.s3.cn-north-1.amazonaws.com.cn'],
    ['acme.templates', 'eu-west-1', 'https://s3.eu-west-1.amazonaws.com/acme.templates'],
  ])('of %s in %s is %s', (bucket, region, address) => {
    expect(addressOf(bucket, region)).toBe(address);
  });
});
