import { checkConventions } from '../../src/conventions/check-conventions.ts';
import type { ConventionSettings, Finding } from '../../src/conventions/finding.ts';
import { readTemplate } from '../../src/template/read-template.ts';
import type { Template } from '../../src/template/template.ts';

/** Reads what a test has written; fails the test where that is no template. */
function templateOf(text: string, file = 'cf/tables.yaml'): Template {
  const { template, faults } = readTemplate(file, text);
  if (template === undefined) throw new Error(JSON.stringify(faults));
  return template;
}

export function findingsOf(text: string, file?: string, level: ConventionSettings['level'] = 'warning'): Finding[] {
  return checkConventions(templateOf(text, file), { level });
}

/** `rule line` of each finding, without those about parameters that a short template does not have. */
export function rulesOf(text: string, file?: string): string[] {
  return findingsOf(text, file)
    .filter(({ rule }) => !rule.endsWith('-parameter'))
    .map(({ rule, at }) => `${rule} ${at.line ?? 0}`);
}

/** A template of resources (indented by two), with the parameters that the conventions ask for. */
export function withParameters(resources: string): string {
  return `Parameters:
  Environment: {Type: String, AllowedValues: [development, staging, production]}
  OIDCProvider: {Type: String}
Resources:
${resources}
`;
}

/** The first line of the resources in `withParameters`. */
export const firstLine = 5;
