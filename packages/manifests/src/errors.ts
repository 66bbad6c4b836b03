/** `broken-yaml`: cannot be read at all. `removed-manifest`: a form that no Flux in use takes. `unfilled-template`: anything else. */
export type ManifestErrorCode = 'broken-yaml' | 'removed-manifest' | 'unfilled-template';
