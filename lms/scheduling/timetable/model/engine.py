"""Runs a model: same input and seed, same answer, as long as the work given is counted and not timed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

Asked = Callable[[], bool]


def never() -> bool:
    """Nobody asks to stop."""
    return False


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to try. `work` is the solver's own count, alike everywhere; `seconds` are a last resort."""

    work: float = 10.0
    seconds: float = 60.0
    seed: int = 1
    stop: Asked = never


@dataclass(frozen=True, slots=True)
class Answer:
    """`found` with what is `chosen`; `proven` when nothing better exists, or nothing at all."""

    found: bool
    proven: bool
    objective: int
    chosen: frozenset[int]


class _StopWhenAsked(cp_model.CpSolverSolutionCallback):
    def __init__(self, stop: Asked) -> None:
        super().__init__()
        self._stop = stop

    def on_solution_callback(self) -> None:
        if self._stop():
            self.stop_search()


def solve(model: cp_model.CpModel, choices: Mapping[int, cp_model.IntVar], effort: Effort) -> Answer:
    """Solve `model`; which of `choices` are taken."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = effort.seed
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.parameters.symmetry_level = 0
    status = solver.solve(model, _StopWhenAsked(effort.stop))
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    proven = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    if not found:
        return Answer(False, proven, 0, frozenset())
    chosen = frozenset(key for key, choice in choices.items() if solver.boolean_value(choice))
    return Answer(True, proven, round(solver.objective_value), chosen)
