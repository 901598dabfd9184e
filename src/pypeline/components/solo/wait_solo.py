"""A pause."""

from pypeline.kit import Call, Component, Inputs, Options, Outcome, option, procedural


class WaitSoloOptions(Options):
    seconds: float = option("Seconds", "A day at most", ge=0, le=86_400, examples=(30,), affects="performance")


@procedural
def wait(options: WaitSoloOptions, _inputs: Inputs) -> Outcome:
    return Call("pypeline.bodies.solo:wait", {"seconds": options.seconds})


WAIT_SOLO = Component(
    name="wait_solo",
    title="Wait",
    summary="Pause before what comes next.",
    category="Control",
    icon="hourglass",
    options=WaitSoloOptions,
    body=wait,
)
