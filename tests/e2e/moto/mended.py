"""moto's server with what its change sets lack: a stack that one of them creates sees the exports of other stacks, and has
outputs and exports itself, as the stacks have that moto creates by CreateStack; and they are listed by stack. Everything
else is moto's own."""

import sys

from moto.cloudformation.models import CloudFormationBackend
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult
from moto.server import main

execute_as_moto = CloudFormationBackend.execute_change_set


def execute_change_set(self, change_set_name, stack_name=None):
    change_set = self.describe_change_set(change_set_name)
    stack = self.stacks[change_set.stack_id]
    before = stack.status
    if change_set.change_set_type == "CREATE":
        stack.cross_stack_resources = self.exports
        stack.resource_map.cross_stack_resources = self.exports
    execute_as_moto(self, change_set_name, stack_name)
    try:
        export(self, stack, change_set.template_dict)
    except Exception:
        # As moto leaves a stack when it cannot create its resources.
        stack.status = before
        raise


def export(backend, stack, template):
    stack.template_dict = template
    outputs = stack._create_output_map()
    exports = {each.name: each for each in outputs.exports}
    list(outputs.values())  # moto works them out when they are asked for; DescribeStacks would fail for all stacks
    stack.output_map = outputs
    backend.exports.update(exports)


def list_change_sets(self):
    of = self._get_param("StackName")
    every = self.cloudformation_backend.list_change_sets()
    return ActionResult({"Summaries": [one for one in every if of in (one.stack_name, one.stack_id)]})


CloudFormationBackend.execute_change_set = execute_change_set
CloudFormationResponse.list_change_sets = list_change_sets
main(sys.argv[1:])
