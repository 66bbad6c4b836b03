import type { Draft } from './draft.ts';
import { isFlow, isBlockScalar, spanOf } from './layout.ts';
import { isMarker, lineComment, markerText } from './marker.ts';
import type { Place } from './replace.ts';

/** Puts the marker comment behind a value; `none` takes one away. Another comment is never overwritten. */
export function editMarker(draft: Draft, place: Place, marker: string): void {
  const { value, collection } = place;
  if (value === undefined) return;
  const [, end] = spanOf(draft.text, value);
  const comment = lineComment(draft.text, end);
  const current = comment === undefined ? '' : draft.text.slice(comment.start, comment.end);
  if (marker === 'none') {
    if (comment !== undefined && isMarker(current)) draft.edits.push({ start: end, end: comment.end, text: '' });
  } else if (isFlow(collection) || isBlockScalar(value)) {
    refuse(draft, end, 'The image policy marker needs a line of its own here, and this style has none.');
  } else if (comment === undefined) {
    draft.edits.push({ start: end, end, text: ` # ${marker}` });
  } else if (!isMarker(current)) {
    refuse(draft, comment.start, 'The image policy marker needs the place of this comment.');
  } else if (markerText(current) !== marker) {
    draft.edits.push({ ...comment, text: `# ${marker}` });
  }
}

function refuse({ obstacles }: Draft, offset: number, problem: string): void {
  obstacles.push({
    offset,
    problem,
    remedy: 'Write the image as a block, `tag: FILLED_IN_BY_CI` on a line without a comment.',
  });
}
