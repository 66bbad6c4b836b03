import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { JSONObjectReader } from '@actions/workflow-parser/templates/json-object-reader';
import { TemplateSchema } from '@actions/workflow-parser/templates/schema/index';
import { TemplateContext, TemplateValidationErrors } from '@actions/workflow-parser/templates/template-context';
import { readTemplate as read } from '@actions/workflow-parser/templates/template-reader';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import type { Fault } from '@iac/action-kit/errors';
import { refuse, type RunnerErrorCode } from './errors.ts';

/** The parts of GitHub's schemas that are read here, and the schema that each is from. */
const schemaOf = { 'action-root': 'action', 'step-with': 'workflow', 'step-env': 'workflow' } as const;

export interface Source {
  /** As errors name it. */
  readonly name: string;
  /** YAML (or JSON, which is YAML). */
  readonly content: string;
  readonly code: RunnerErrorCode;
}

/** Reads YAML with GitHub's own template reader: its rules for scalars and for `${{ }}`, and its error messages. */
export function readTemplate(part: keyof typeof schemaOf, { name, content, code }: Source): TemplateToken {
  const context = new TemplateContext(
    new TemplateValidationErrors(10, 500),
    schema(part),
    new NoOperationTraceWriter(),
  );
  const file = context.getFileId(name);
  const reader = new YamlObjectReader(file, content);
  for (const error of reader.errors) context.error(file, error.message, error.range);
  const token = reader.errors.length === 0 ? read(context, part, reader, file) : undefined;
  const errors = context.errors.getErrors();
  if (token === undefined || errors.length > 0)
    throw refuse(code, {
      problem: `${name} cannot be read.`,
      remedy: 'Correct what GitHub says of it.',
      faults: errors.map(({ rawMessage, range }): Fault => ({
        problem: rawMessage,
        at: { file: name, ...(range && { line: range.start.line, column: range.start.column }) },
      })),
    });
  return token;
}

const schemas = new Map<string, TemplateSchema>();

// Read from the file, because the package imports it in a way that only bundlers understand (no `with { type: 'json' }`).
function schema(part: keyof typeof schemaOf): TemplateSchema {
  const name = `${schemaOf[part]}-v1.0.min.json`;
  const known = schemas.get(name);
  if (known !== undefined) return known;
  const manifest = findPackageJSON('@actions/workflow-parser', import.meta.url);
  if (manifest === undefined) throw new Error('@actions/workflow-parser is not installed');
  const text = readFileSync(join(dirname(manifest), 'dist', name), 'utf8');
  const loaded = TemplateSchema.load(new JSONObjectReader(undefined, text));
  schemas.set(name, loaded);
  return loaded;
}
