import { nameOf } from './names.ts';
import type { Place } from './place.ts';
import { lower, random, upper, uuid } from './random.ts';

type Made = (place: Place) => string;

const userPoolId: Made = ({ region, seed }) => `${region}_${random(seed, 9, upper + lower)}`;
const provider: Made = (place) => `cognito-idp.${place.region}.amazonaws.com/${userPoolId(place)}`;
const bucket: Made = (place) => nameOf(place).text;

/**
 * Attributes whose form nothing of the specification tells, each as its page of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ ("Return values") shows it.
 */
export const knownAttributes: Readonly<Record<string, Readonly<Record<string, Made>>>> = {
  'AWS::Cognito::UserPool': {
    UserPoolId: userPoolId,
    ProviderName: provider,
    ProviderURL: (place) => `https://${provider(place)}`,
  },
  'AWS::Cognito::UserPoolClient': { ClientId: ({ seed }) => random(seed, 26, lower) },
  'AWS::Cognito::IdentityPool': { Id: (place) => `${place.region}:${uuid(place.seed)}` },
  'AWS::IAM::Role': { RoleId: ({ seed }) => `AROA${random(seed, 17, upper)}` },
  'AWS::KMS::Key': { KeyId: ({ seed }) => uuid(seed) },
  'AWS::Route53::HostedZone': { Id: ({ seed }) => `Z${random(seed, 20, upper)}` },
  'AWS::S3::Bucket': {
    DomainName: (place) => `${bucket(place)}.s3.amazonaws.com`,
    DualStackDomainName: (place) => `${bucket(place)}.s3.dualstack.${place.region}.amazonaws.com`,
    RegionalDomainName: (place) => `${bucket(place)}.s3.${place.region}.amazonaws.com`,
    WebsiteURL: (place) => `http://${bucket(place)}.s3-website-${place.region}.amazonaws.com`,
  },
  'AWS::SQS::Queue': {
    QueueUrl: (place) => `https://sqs.${place.region}.amazonaws.com/${place.account}/${nameOf(place).text}`,
  },
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const prefixes: Readonly<Record<string, string>> = {
  DHCPOptions: 'dopt',
  EgressOnlyInternetGateway: 'eigw',
  FlowLog: 'fl',
  Instance: 'i',
  InternetGateway: 'igw',
  LaunchTemplate: 'lt',
  NatGateway: 'nat',
  NetworkAcl: 'acl',
  NetworkInterface: 'eni',
  RouteTable: 'rtb',
  SecurityGroup: 'sg',
  SecurityGroupEgress: 'sgr',
  SecurityGroupIngress: 'sgr',
  Subnet: 'subnet',
  TransitGateway: 'tgw',
  VPC: 'vpc',
  VPCEndpoint: 'vpce',
  VPCPeeringConnection: 'pcx',
  Volume: 'vol',
  VPNGateway: 'vgw',
};

/** `sg-` and 17 hexadecimal digits; undefined for what is not of EC2's, or has no such id. */
export function ec2Id({ type, seed }: Place, kind: string): string | undefined {
  const prefix = type.startsWith('AWS::EC2::') ? prefixes[kind] : undefined;
  return prefix === undefined ? undefined : `${prefix}-${random(`${seed}/${kind}`, 17, '0123456789abcdef')}`;
}
