import { describe, expect, it } from '@jest/globals';
import { evaluated, evaluation, fault, resource } from './evaluated.ts';

const topic = 'Resources: {Topic: {Type: AWS::SNS::Topic}}\n';

describe('a template', () => {
  it('is read as JSON and as YAML, to the same end', () => {
    const json = JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'a' } } } });
    const yaml = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: a\n';
    expect(evaluated(json)).toEqual(evaluated(yaml));
    expect(resource(evaluated(json), 'Topic').physicalId).toBe('arn:aws:sns:eu-west-1:123456789012:a');
  });

  it('takes the last of two equal keys', () => {
    const twice = 'Resources:\n  A: {Type: AWS::SNS::Topic, Properties: {TopicName: a, TopicName: b}}\n';
    expect(resource(evaluated(twice), 'A').properties).toEqual({ TopicName: 'b' });
  });

  it('is read as YAML 1.1, times left alone', () => {
    const text = `Parameters: {A: {Type: String, Default: yes}, B: {Type: String, Default: 2012-10-17}}\n${topic}`;
    expect(evaluated(text).parameters.map(({ value }) => value)).toEqual(['true', '2012-10-17']);
  });

  it('may close a bracket further left than YAML allows', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Join ["-", [\n        a, b\n      ]]\n';
    expect(resource(evaluated(text), 'A').properties).toEqual({ TopicName: 'a-b' });
  });

  it.each([
    ['[]', 'Template format error: unsupported structure.'],
    ['', 'Template format error: unsupported structure.'],
    ['{"Resources": [}', 'Template format error: JSON not well-formed. (line 1, column 16)'],
    ['Resources:\n  A: {Type: [\n', 'Template format error: YAML not well-formed. (line 3, column 1)'],
    ['Resources:\n  A: !Nope x\n', 'Template format error: YAML not well-formed. (line 2, column 12)'],
    ['A: &a 1\nB: *a\n', 'Template error: YAML aliases are not allowed in CloudFormation templates'],
    ['Description: x\n', 'Template format error: At least one Resources member must be defined.'],
    [`Bogus: 1\nOther: 2\n${topic}`, 'Invalid template property or properties [Bogus, Other]'],
    [
      'Resources: {A: {Properties: {}}}\n',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    ['Resources: {A-b: {Type: AWS::SNS::Topic}}\n', 'Template format error: Resource name A-b is non alphanumeric.'],
    ['Resources: {A: {Type: AWS::SNS::Topic, Colour: red}}\n', "Invalid template resource property 'Colour'"],
    [
      'Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName:\n',
      "[/Resources/A/Type/TopicName] 'null' values are not allowed in templates",
    ],
    [
      'Resources: {A: {Type: AWS::Nope::Thing}, B: {Type: Our::Own::Thing}}\n',
      'Template format error: Unrecognized resource types: [AWS::Nope::Thing, Our::Own::Thing]',
    ],
    [
      'Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}}\n',
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      `${topic}Outputs: {O: {Value: !Ref Nope}}\n`,
      'Template format error: Unresolved resource dependencies [Nope] in the Outputs block of the template',
    ],
    [
      `${topic}Outputs: {O: {Value: x, Condition: Nope}}\n`,
      'Template format error: Unresolved condition dependency Nope in the Outputs block of the template',
    ],
    [
      `${topic}Outputs: {O: {Value: [a]}}\n`,
      'Template format error: The Value field of every Outputs member must evaluate to a String and not a List.',
    ],
    [
      `${topic}Conditions: {C: !Equals [!Ref Topic, a]}\n`,
      'Template format error: Unresolved dependencies [Topic]. Cannot reference resources in the Conditions block of the template',
    ],
    [
      `${topic}Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}\n`,
      'Template format error: Circular dependency between conditions: [A]',
    ],
    [
      'Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}, B: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub "${C}"}}, C: {Type: AWS::SNS::Topic, DependsOn: B}}\n',
      'Circular dependency between resources: [B, C]',
    ],
    [`${topic}Transform: Ours\n`, 'No transform named 123456789012::Ours found.'],
  ])('that is broken is refused: %j', (text, words) => {
    expect(fault(text)).toBe(words);
  });

  it('of another type for a logical id fails as a change set, not as a call', () => {
    const previous = evaluated(topic);
    const found = evaluation('Resources: {Topic: {Type: AWS::SQS::Queue}}\n', { previous });
    expect(found).toEqual({
      kind: 'failed',
      text: 'Update of resource type is not permitted. The new template modifies resource type of the following resources: [Topic]',
    });
  });

  it('may have 500 resources and no more', () => {
    const many = (count: number) =>
      `Resources: {${Array.from({ length: count }, (_, index) => `A${String(index)}: {Type: AWS::SNS::Topic}`).join(', ')}}\n`;
    expect(evaluated(many(500)).resources.size).toBe(500);
    expect(fault(many(501))).toBe(
      'Template format error: Number of resources, 501, is greater than maximum allowed, 500',
    );
  });

  it("fails loudly for AWS's own transforms that are not here", () => {
    expect(() => fault(`${topic}Transform: AWS::Serverless-2016-10-31\n`)).toThrow(/does not know the transform/);
  });

  it.each([
    ['nothing', topic, []],
    [
      'roles',
      'Resources: {R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}}\n',
      ['CAPABILITY_IAM', 'The following resource(s) require capabilities: [AWS::IAM::Role]'],
    ],
    [
      'named users',
      'Resources: {U: {Type: AWS::IAM::User, Properties: {UserName: u}}}\n',
      ['CAPABILITY_NAMED_IAM', 'The following resource(s) require capabilities: [AWS::IAM::User]'],
    ],
  ])('says what must be acknowledged for %s, and why', (_, text, told) => {
    const { capabilities, capabilitiesReason } = evaluated(text);
    expect([...capabilities, ...(capabilitiesReason === undefined ? [] : [capabilitiesReason])]).toEqual(told);
  });

  it('has its rules kept', () => {
    const rules = `Parameters: {Env: {Type: String}, Size: {Type: String}}
Rules:
  Small:
    RuleCondition: !Equals [!Ref Env, dev]
    Assertions: [{Assert: {Fn::Contains: [[small, tiny], !Ref Size]}, AssertDescription: dev is small}]
${topic}`;
    expect(fault(rules, { parameters: { Env: 'dev', Size: 'large' } })).toContain('dev is small');
    expect(fault(rules, { parameters: { Env: 'dev', Size: 'tiny' } })).toBeUndefined();
    expect(fault(rules, { parameters: { Env: 'prod', Size: 'large' } })).toBeUndefined();
  });

  it('exports under a name that depends on no resource and has only letters, digits, colons and hyphens', () => {
    const exported = (name: string) => `${topic}Outputs: {O: {Value: x, Export: {Name: ${name}}}}\n`;
    expect(evaluated(exported("!Sub '${AWS::StackName}::Topic'")).outputs).toEqual([
      { key: 'O', value: 'x', exportName: 'shop::Topic' },
    ]);
    expect(fault(exported('!GetAtt Topic.TopicName'))).toMatch(/must not depend on any resources/);
    expect(fault(exported('a_b'))).toMatch(/Output O is malformed. The Name field of every Export member/);
  });
});
