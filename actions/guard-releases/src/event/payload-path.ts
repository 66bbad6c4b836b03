/** Where the payload is. */
export const payloadPath = process.env['GITHUB_EVENT_PATH'] ?? '';

// @actions/github reads it as it is loaded, and would end the run without a word on a broken one: readOccasion says what is wrong.
delete process.env['GITHUB_EVENT_PATH'];
