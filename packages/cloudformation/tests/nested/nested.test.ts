import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { faultLine, isActionError } from '@iac/action-kit/errors';
import { readFolder } from '../../src/deploy/read-folder.ts';
import { filesOf, placeWithin } from '../../src/nested/nested-templates.ts';
import { readNested } from '../../src/nested/read-nested.ts';
import { capabilitiesOf } from '../../src/template/capabilities.ts';
import { unskippable } from '../../src/template/unskippable.ts';

const urlOf = (text: string) => `https://bucket.test/${createHash('sha256').update(text).digest('hex')}`;
const stack = (url: string, name = 'Child') =>
  `  ${name}:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n`;
const resource = (type: string, properties = '') => `Resources:\n  Thing:\n    Type: ${type}\n${properties}`;
const leaf = resource('AWS::SNS::Topic');
const nests = (...stacks: readonly string[]) => `# Nests.\nResources:\n${stacks.join('')}`;

type Files = Readonly<Record<string, string>>;
const inCf = (name: string) => /^cf\/[^/]+$/.test(name);

/** Those of cf/ have stacks of their own. */
async function folder(files: Files, bucket?: { readonly urlOf: typeof urlOf }) {
  const templates = Object.entries(files).flatMap(([file, text]) => (inCf(file) ? [{ file, text }] : []));
  const nested = await readNested(templates, (file) => {
    const text = files[file];
    return Promise.resolve(text === undefined ? { problem: 'It is not there.' } : { file, text });
  });
  const settings = { environment: 'staging', stackName: '{name}', parameters: [], conventions: 'report' } as const;
  return readFolder({ ...settings, templates, nested, ...bucket });
}

async function only(files: Files) {
  const [first] = (await folder(files, { urlOf })).stacks;
  if (first === undefined) throw new Error('there is no stack');
  return first.template;
}

async function faults(reading: Promise<unknown>): Promise<string[]> {
  try {
    await reading;
    return [];
  } catch (error) {
    if (!isActionError(error)) throw error;
    return error.faults.map(faultLine);
  }
}

describe('a nested template in a file', () => {
  it.each([
    ['plain', '../nested/leaf.yaml'],
    ['quoted', '"../nested/leaf.yaml"'],
    ['quoted once', "'../nested/leaf.yaml'"],
  ])('has its address in place of a %s path, and every line stays where it was', async (_, path) => {
    const text = nests(stack(path));
    const template = await only({ 'cf/a.yaml': text, 'nested/leaf.yaml': leaf });
    expect(template.text).toBe(text.replace('../nested/leaf.yaml', urlOf(leaf)));
    expect(filesOf(template)).toEqual(['cf/a.yaml', 'nested/leaf.yaml']);
  });

  it('is sent in compact JSON where its path is written in no simple way', async () => {
    const template = await only({
      'cf/a.yaml': nests(stack('>-\n        ../nested/leaf.yaml')),
      'nested/leaf.yaml': leaf,
    });
    expect(JSON.parse(template.text)).toEqual({
      Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: urlOf(leaf) } } },
    });
  });

  it('changes the address of all that nest it, through every level, and is unchanged as long as its file is', async () => {
    const files = {
      'cf/a.yaml': nests(stack('./n/b.yaml')),
      'cf/n/b.yaml': nests(stack('c.yaml')),
      'cf/n/c.yaml': leaf,
    };
    const [one, same] = [await only(files), await only(files)];
    const other = await only({ ...files, 'cf/n/c.yaml': resource('AWS::SQS::Queue') });
    expect(one.text).toBe(same.text);
    expect(other.text).not.toBe(one.text);
    expect(filesOf(one)).toEqual(['cf/a.yaml', 'cf/n/c.yaml', 'cf/n/b.yaml']);
  });

  it('keeps addresses and references as they are', async () => {
    const text = nests(stack('https://bucket/x.yaml'), stack('!Sub "${AWS::Region}.yaml"', 'Other'));
    expect((await only({ 'cf/a.yaml': text })).text).toBe(text);
  });

  it('does not keep its parent from being skipped, unless it holds what nobody can know', async () => {
    const parent = nests(stack('n/b.yaml'));
    const known = await only({ 'cf/a.yaml': parent, 'cf/n/b.yaml': leaf });
    expect(unskippable(known, new Set())).toEqual([]);
    const stored = `Parameters:\n  P: {Type: 'AWS::SSM::Parameter::Value<String>', Default: p}\n${leaf}`;
    const unknown = await only({ 'cf/a.yaml': parent, 'cf/n/b.yaml': stored });
    expect(unskippable(unknown, new Set())).toMatchObject([
      {
        reason: 'ssm-parameter',
        path: ['Resources', 'Child', 'Parameters', 'P'],
        at: { file: 'cf/n/b.yaml', line: 2 },
      },
    ]);
  });

  it('asks for the capabilities that its resources need, and no more', async () => {
    const parent = nests(stack('n/b.yaml'));
    expect(capabilitiesOf(await only({ 'cf/a.yaml': parent, 'cf/n/b.yaml': leaf }))).toEqual([]);
    const role = resource('AWS::IAM::Role', '    Properties: {RoleName: r, AssumeRolePolicyDocument: {}}\n');
    expect(capabilitiesOf(await only({ 'cf/a.yaml': parent, 'cf/n/b.yaml': role }))).toEqual(['CAPABILITY_NAMED_IAM']);
  });

  it('is where a resource in it stands; one behind an address stands at what nests it', async () => {
    const template = await only({
      'cf/a.yaml': nests(stack('n/b.yaml'), stack('https://bucket/x.yaml', 'Far')),
      'cf/n/b.yaml': leaf,
    });
    expect(placeWithin(template, ['Child'], ['Resources', 'Thing'])).toMatchObject({ file: 'cf/n/b.yaml', line: 2 });
    expect(placeWithin(template, ['Far'], ['Resources', 'Thing'])).toMatchObject({ file: 'cf/a.yaml', line: 7 });
  });
});

describe('what is wrong with nested templates', () => {
  it('is told at once, each in its own file', async () => {
    const files = {
      'cf/a.yaml': nests(stack('n/b.yaml'), stack('n/gone.yaml', 'Gone'), stack('../../x.yaml', 'Out')),
      'cf/n/b.yaml': `${leaf}    Properties: {TopicName: !Ref Nothing}\n`,
    };
    expect(await faults(folder(files, { urlOf }))).toEqual([
      expect.stringMatching(/^cf\/a\.yaml:14.* leads out of the workspace/),
      expect.stringMatching(/^cf\/n\/b\.yaml:4.*Nothing/),
      expect.stringMatching(/^cf\/a\.yaml:10.*TemplateURL names cf\/n\/gone\.yaml\. It is not there\./),
    ]);
  });

  it('is a circle too, at the path that closes it', async () => {
    const files = {
      'cf/a.yaml': nests(stack('n/b.yaml')),
      'cf/n/b.yaml': nests(stack('c.yaml')),
      'cf/n/c.yaml': nests(stack('b.yaml')),
    };
    expect(await faults(folder(files, { urlOf }))).toEqual([
      expect.stringMatching(/^cf\/n\/c\.yaml:6.*circle: cf\/n\/b\.yaml > cf\/n\/c\.yaml > cf\/n\/b\.yaml/),
    ]);
  });

  it('is that there is no bucket, at the path', async () => {
    expect(await faults(folder({ 'cf/a.yaml': nests(stack('n/b.yaml')), 'cf/n/b.yaml': leaf }))).toEqual([
      expect.stringMatching(/^cf\/a\.yaml:6.*cf\/n\/b\.yaml must be uploaded.*artifact-bucket/),
    ]);
  });
});
