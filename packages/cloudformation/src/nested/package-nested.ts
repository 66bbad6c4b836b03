import { readTemplate } from '../template/read-template.ts';
import { sentText } from '../template/template-source.ts';
import type { Template } from '../template/template.ts';
import { nestedFiles } from './nested-files.ts';
import { withUrls } from './with-urls.ts';

export interface Packaging {
  /** Of the nested files, by their path; without circles. */
  readonly templates: ReadonlyMap<string, Template>;
  /** The address that a text has once it is uploaded. */
  readonly urlOf: (text: string) => string;
}

/**
 * PURE: the template as it is deployed: the address of the uploaded template in place of each path, recursively. The same files have
 * the same addresses, so that an unchanged template stays unchanged. Places are still those of the file.
 */
export function packageNested(template: Template, packaging: Packaging): Template {
  const nested = new Map<string, Template>();
  for (const { logicalId, file } of nestedFiles(template)) {
    const child = file === undefined ? undefined : packaging.templates.get(file);
    if (child !== undefined) nested.set(logicalId, packageNested(child, packaging));
  }
  if (nested.size === 0) return template;
  const urls = new Map([...nested].map(([logicalId, child]) => [logicalId, packaging.urlOf(sentText(child))]));
  const text = withUrls(template.file, template.text, urls);
  const { template: made } = readTemplate(template.file, text);
  if (made === undefined) throw new Error(`${template.file} cannot be read once its nested templates have addresses`);
  return { ...made, place: (path) => template.place(path), nested };
}
