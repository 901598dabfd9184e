"""What happens to executions and tasks: states and events, as values."""

from pypeline.executions.events import Event, EventSink, Recorder

__all__ = ["Event", "EventSink", "Recorder"]
