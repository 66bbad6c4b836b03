/** How Flux picks the next tag: `pattern` (RE2) filters, `extract` names what is compared (`$timestamp`). */
export type ImagePolicyRule = TagFilter &
  (
    | { readonly order: 'semver'; readonly range: string }
    | { readonly order: 'numerical' | 'alphabetical'; readonly direction: 'asc' | 'desc' }
  );

interface TagFilter {
  readonly pattern: string;
  readonly extract: string;
}

/** `none`: the release takes no updates: its ImagePolicy, and what only serves it, is left out of the file. */
export type ImagePolicyChoice = 'none' | ImagePolicyRule;

/** One for all images, or by alias; an alias that is not in the map follows its tag. */
export type ImagePolicies = ImagePolicyChoice | ReadonlyMap<string, ImagePolicyChoice>;

/** Reads the input `image-policy`; a string says what is wrong and what to write. */
export function parseImagePolicy(text: string): { readonly policies: ImagePolicies } | string {
  throw new Error(`not written yet: ${text}`);
}
