import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import { isErrorOf, parseSpecification } from '../../../boundary.ts';
import { type ServiceSpecification, split } from './service-specification.ts';

/** What AWS publishes of a service; undefined where there is no such service. */
export type Services = (name: string) => ServiceSpecification | undefined;

/** Each service out of its file in the folder, which is made of the whole specification where it is missing. */
export function servicesIn(folder: string, load: () => SpecDatabase): Services {
  if (existsSync(folder)) return (name) => read(fileOf(folder, name));
  const services = split(load());
  keep(folder, services);
  return (name) => services.get(name);
}

const fileOf = (folder: string, service: string) => join(folder, `${service.replace('::', '-')}.json`);

function read(file: string): ServiceSpecification | undefined {
  return existsSync(file) ? parseSpecification(readFileSync(file, 'utf8')) : undefined;
}

/** All of it or nothing, whoever else does so at the same time. Where nothing may be written, the next process has to load it again. */
function keep(folder: string, services: ReadonlyMap<string, ServiceSpecification>): void {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    const whole = mkdtempSync(`${folder}-`);
    for (const [name, service] of services) writeFileSync(fileOf(whole, name), textOf(service));
    moveTo(folder, whole);
  } catch (error) {
    if (!isErrorOf(error, ['EACCES', 'EPERM', 'EROFS'])) throw error;
  }
}

function moveTo(folder: string, whole: string): void {
  try {
    renameSync(whole, folder);
  } catch (error) {
    rmSync(whole, { recursive: true });
    // Another process was faster, and its files say the same.
    if (!isErrorOf(error, ['ENOTEMPTY', 'EEXIST'])) throw error;
  }
}

/** Descriptions are most of the text, and nothing that CloudFormation decides by. */
function textOf(service: ServiceSpecification): string {
  return JSON.stringify(service, (key, value: unknown) =>
    key === 'documentation' && typeof value === 'string' ? undefined : value,
  );
}
