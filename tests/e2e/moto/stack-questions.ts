const template = JSON.stringify({
  Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'base' } } },
  Outputs: { Name: { Value: 'base', Export: { Name: 'NameOfBase' } } },
});
const gone = 'arn:aws:cloudformation:eu-west-1:123456789012:changeSet/gone/11111111-1111-4111-8111-111111111111';
const inBase = { StackName: 'base', ChangeSetName: 'same' };

/** What is asked of moto and of our stand-in, both with the stack base. `differs`: how moto's answer is another one. */
interface StackQuestion {
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
  /** The elements that are compared; of an error its code and words are. */
  readonly elements?: readonly string[];
  readonly differs?: string;
}

export const baseTemplate = template;

export const stackQuestions: readonly StackQuestion[] = [
  { operation: 'DescribeStacks', input: { StackName: 'gone' } },
  {
    operation: 'DescribeStacks',
    input: { StackName: 'base' },
    elements: ['StackName', 'StackStatus', 'OutputKey', 'OutputValue', 'ExportName'],
  },
  { operation: 'GetTemplate', input: { StackName: 'base' }, elements: ['TemplateBody'] },
  { operation: 'ListExports', input: {}, elements: ['Name', 'Value'] },
  { operation: 'CreateChangeSet', input: { ...inBase, ChangeSetType: 'UPDATE', TemplateBody: template }, elements: [] },
  { operation: 'DescribeChangeSet', input: inBase, elements: ['Status', 'StatusReason', 'ExecutionStatus'] },
  { operation: 'ListChangeSets', input: { StackName: 'base' }, elements: ['ChangeSetName'] },
  { operation: 'ListChangeSets', input: { StackName: 'other' }, elements: ['ChangeSetName'], differs: 'those of base' },
  { operation: 'DescribeChangeSet', input: { ChangeSetName: gone }, differs: 'code and words' },
  { operation: 'DeleteChangeSet', input: { ChangeSetName: gone }, elements: [], differs: 'status 500' },
  { operation: 'DescribeEvents', input: { StackName: 'base' }, elements: [], differs: 'status 500: it has none' },
  {
    operation: 'UpdateTerminationProtection',
    input: { StackName: 'base', EnableTerminationProtection: 'true' },
    elements: [],
    differs: 'status 500: it has none',
  },
];

/** Status, and the texts of the elements; a moto that fails answers in HTML. */
export async function askOfStacks(url: string, { operation, input, elements = [] }: StackQuestion): Promise<unknown> {
  const scope = 'LOCALACCESSKEY000001/20260101/eu-west-1/cloudformation/aws4_request';
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ Action: operation, Version: '2010-05-15', ...input }),
    headers: {
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=00`,
    },
  });
  const text = await response.text();
  const names = response.ok ? elements : ['Code', 'Message'];
  const found = names.map((name) => [
    name,
    [...text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((each) => each[1]),
  ]);
  return { status: response.status, ...Object.fromEntries(found) };
}
