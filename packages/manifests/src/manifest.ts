import type { Fault, Location } from '@iac/action-kit/errors';
import type { Document } from 'yaml';
import type { Source } from './source.ts';
import { isMapping, textAt, type Mapping } from './yaml/data.ts';
import { readMarkers, type Marker } from './yaml/marker.ts';
import { contentOf, isEmpty, parseYaml, type Yaml } from './yaml/parse.ts';
import type { Path } from './yaml/path.ts';
import { offsetOf } from './yaml/walk.ts';

/** One Kubernetes object of a file. */
export interface Manifest {
  readonly document: Document.Parsed;
  readonly content: Mapping;
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly at: (path: Path) => Location;
  readonly markers: readonly Marker[];
}

export interface Manifests {
  readonly yaml: Yaml;
  readonly manifests: readonly Manifest[];
  /** What makes the file unreadable. */
  readonly faults: readonly Fault[];
}

/** The objects of a file in order; empty documents are left out. */
export function readManifests(source: Source): Manifests {
  const yaml = parseYaml(source);
  if (yaml.faults.length > 0) return { yaml, manifests: [], faults: yaml.faults };
  const read = yaml.documents.filter((document) => !isEmpty(document)).map((document) => readManifest(yaml, document));
  return {
    yaml,
    manifests: read.filter((each) => 'content' in each),
    faults: read.filter((each) => 'problem' in each),
  };
}

function readManifest(yaml: Yaml, document: Document.Parsed): Manifest | Fault {
  const at = (path: Path) => yaml.at(offsetOf(document, path));
  const content = contentOf(document);
  if (!isMapping(content))
    return {
      problem: 'This document is not a map.',
      remedy: 'A file of manifests holds Kubernetes objects, each with apiVersion, kind and metadata.',
      at: at([]),
    };
  const [, group = '', version = ''] = /^(?:(.*)\/)?(.*)$/.exec(textAt(content, ['apiVersion']) ?? '') ?? [];
  const markers = readMarkers(yaml.source.text, document);
  return { document, content, group, version, kind: textAt(content, ['kind']) ?? '', at, markers };
}

export function nameOf({ content }: Manifest): string | undefined {
  return textAt(content, ['metadata', 'name']);
}

export function namespaceOf({ content }: Manifest): string | undefined {
  return textAt(content, ['metadata', 'namespace']);
}
