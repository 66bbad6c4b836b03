/** PURE: the stack's page in the console of its partition; undefined for what is no stack's ARN. */
export function consoleUrl(stackId: string): string | undefined {
  const [arn, partition = '', service, region = '', , resource = ''] = stackId.split(':');
  if (arn !== 'arn' || service !== 'cloudformation' || !resource.startsWith('stack/')) return undefined;
  // https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html: each partition has a console of its own.
  const host = hosts[partition];
  if (host === undefined) return undefined;
  const id = encodeURIComponent(stackId);
  return `https://${host(region)}/cloudformation/home?region=${region}#/stacks/stackinfo?stackId=${id}`;
}

const hosts: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-cn': (region) => `${region}.console.amazonaws.cn`,
  'aws-us-gov': (region) => `${region}.console.amazonaws-us-gov.com`,
};
