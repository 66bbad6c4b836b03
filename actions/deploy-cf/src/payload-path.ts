// @actions/github reads the event's payload as it is loaded, and would end the run without a word on a broken one: nothing of it is
// needed here, as the inputs say which pull request it is.
delete process.env['GITHUB_EVENT_PATH'];
