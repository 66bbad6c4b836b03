import { readFileSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { parse } from 'yaml';
import { valuesOf } from '../../../scripts/docs/values-schema.ts';

export const chartFolder = resolve(import.meta.dirname, '../../../charts/nodejs');

const values = valuesOf(JSON.parse(readFileSync(join(chartFolder, 'values.schema.json'), 'utf8')));

/** Every value of the chart that holds no others, and the ones that do. */
export const leaves = values.filter(({ group }) => !group);
export const groups = values.filter(({ group }) => group).map(({ path }) => path);

/** What values.yaml holds. */
export const defaults: unknown = parse(readFileSync(join(chartFolder, 'values.yaml'), 'utf8'));

/** Kubernetes takes only one answer for the first two; the last is a line of account-config that means nothing. */
export const idle = ['startupProbe.successThreshold', 'livenessProbe.successThreshold', 'apiVersion'];
