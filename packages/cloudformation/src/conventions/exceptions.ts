import type { Json, Path, Template } from '../template/template.ts';
import type { Draft } from './draft.ts';
import type { Rule } from './finding.ts';
import { isList, isObject } from '../template/contains.ts';

/**
 * Takes out what a template excuses, in `Metadata: {iac: {allow: [{rule, reason, resource?}]}}`, and finds exceptions that
 * have no reason or excuse nothing. A trust in others than it should be is never excused.
 */
export function excuse(template: Template, drafts: readonly Draft[]): Draft[] {
  const exceptions = exceptionsOf(template);
  const excused = (draft: Draft): boolean => exceptions.some((exception) => covers(exception, draft));
  return [...drafts.filter((draft) => !excused(draft)), ...exceptions.flatMap((each) => faultsOf(each, drafts))];
}

interface Exception {
  readonly rule: Json | undefined;
  readonly reason: Json | undefined;
  readonly resource: Json | undefined;
  readonly path: Path;
}

function exceptionsOf({ body }: Template): Exception[] {
  const metadata = isObject(body['Metadata']) ? body['Metadata'] : {};
  const allow = isObject(metadata['iac']) ? (metadata['iac']['allow'] ?? []) : [];
  const path = ['Metadata', 'iac', 'allow'];
  return (isList(allow) ? allow : [allow]).map((entry, index) => {
    const { rule, reason, resource } = isObject(entry) ? entry : {};
    return { rule, reason, resource, path: isList(allow) ? [...path, index] : path };
  });
}

function covers({ rule, reason, resource }: Exception, draft: Draft): boolean {
  const here = resource === undefined || resource === resourceOf(draft.path);
  return rule === draft.rule && here && isReason(reason) && excusable(draft.rule);
}

function faultsOf(exception: Exception, drafts: readonly Draft[]): Draft[] {
  const { rule, reason, path } = exception;
  const fault = (problem: string, remedy: string): Draft[] => [{ rule: 'exception', problem, remedy, path }];
  if (typeof rule !== 'string') return fault('An exception names no rule.', 'Write {rule, reason}.');
  if (rule.startsWith('trust-'))
    return fault(`${rule} cannot be excused.`, 'Mend the trust, and take the exception out.');
  if (!isReason(reason))
    return fault(`The exception from ${rule} has no reason.`, 'Say why the rule cannot be kept here.');
  if (drafts.some((draft) => covers(exception, draft))) return [];
  return fault(`The exception from ${rule} excuses nothing.`, 'Take it out, or mend its rule or resource.');
}

function isReason(reason: Json | undefined): reason is string {
  return typeof reason === 'string' && reason.trim() !== '';
}

function excusable(rule: Rule): boolean {
  return !rule.startsWith('trust-');
}

/** The logical id of the resource that a path leads into. */
export function resourceOf([section, id]: Path): string | undefined {
  return section === 'Resources' && typeof id === 'string' ? id : undefined;
}
