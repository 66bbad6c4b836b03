import { faultLine } from '@iac/action-kit/errors';
import { readTemplate } from '../../src/template/read-template.ts';
import type { Template } from '../../src/template/template.ts';

/** A template without fault, with these properties of its bucket added from line 15 on. */
export function good(properties: string): string {
  return `Parameters:
  Environment:
    Type: String
    AllowedValues: [development, staging, production]
Conditions:
  IsProduction: !Equals [!Ref Environment, production]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: 2012-10-17}
  Bucket:
    Type: AWS::S3::Bucket${
      properties === ''
        ? ''
        : `
    Properties:${properties}`
    }
`;
}

export function read(text: string, file = 'cf/a.yaml'): Template {
  const { template, faults } = readTemplate(file, text);
  if (template === undefined) throw new Error(faults.map(faultLine).join('\n'));
  return template;
}

/** `line: problem remedy`, one a fault. */
export function faultsOf(text: string): string[] {
  return readTemplate('cf/a.yaml', text).faults.map((fault) => faultLine(fault).replace(/^cf\/a\.yaml:/, ''));
}

/** Of a good template with one more resource, Thing, on line 15. */
export function faultsOfResource(resource: string): string[] {
  return faultsOf(`${good('')}  Thing:\n    ${resource}\n`);
}
