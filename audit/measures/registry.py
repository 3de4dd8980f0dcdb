"""The registry of measures: a plain function each, with its parameters, the columns it reads and its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from audit.errors import SettingsError
from audit.model.message import msg
from audit.toml_forms import wanted
from audit.types import RecordUnit, ValueUnit

if TYPE_CHECKING:
    from audit.measures.context import MeasureContext
    from audit.model.measurement import Measurement


class Parameters(BaseModel):
    """Base of a measure's parameters; unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _nothing(_: Any) -> tuple[str, ...]:
    return ()


MeasureFunction = Callable[["MeasureContext", Any], "Measurement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredMeasure:
    """A measure as the registry knows it.

    `needs` names the columns without which there is no value, as ``table.column``, for parameters given; `reads` those
    that it uses besides, where they are recorded.
    """

    name: str
    function: MeasureFunction
    parameters: type[Parameters]
    unit: ValueUnit
    counts: RecordUnit
    needs: Callable[[Any], tuple[str, ...]]
    reads: Callable[[Any], tuple[str, ...]] = _nothing
    version: str = "1"

    @property
    def documentation(self) -> str:
        """Return the docstring, which is the measure's entry in docs/measures.md."""
        return self.function.__doc__ or ""


_REGISTRY: dict[str, RegisteredMeasure] = {}


def register(
    name: str,
    parameters: type[Parameters],
    *,
    unit: ValueUnit,
    counts: RecordUnit,
    needs: Callable[[Any], tuple[str, ...]],
    reads: Callable[[Any], tuple[str, ...]] = _nothing,
    version: str = "1",
) -> Callable[[MeasureFunction], MeasureFunction]:
    """Register a measure under a name that is not taken; a duplicate is an error, never an overwrite."""

    def keep(function: MeasureFunction) -> MeasureFunction:
        if name in _REGISTRY:
            message = f"The measure {name!r} is registered twice."
            raise ValueError(message)
        _REGISTRY[name] = RegisteredMeasure(
            name=name,
            function=function,
            parameters=parameters,
            unit=unit,
            counts=counts,
            needs=needs,
            reads=reads,
            version=version,
        )
        return function

    return keep


def measure_named(name: str) -> RegisteredMeasure:
    """Return the measure of that name; SettingsError if there is none."""
    try:
        return _REGISTRY[name]
    except KeyError:
        told = msg("unknown-measure", "There is no measure called {name}.", name=f"`{name}`")
        raise SettingsError(told, code=told.code) from None


def all_measures() -> Iterator[RegisteredMeasure]:
    """Yield all measures by name."""
    for name in sorted(_REGISTRY):
        yield _REGISTRY[name]


def parse_parameters(measure: RegisteredMeasure, given: dict[str, Any]) -> Parameters:
    """Check parameters against the measure's declaration; SettingsError names the one that is wrong."""
    try:
        return measure.parameters.model_validate(given)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        problem = next(
            (each for each in problems if each["type"] == "extra_forbidden"), problems[0]
        )  # a slip of the pen
        key = ".".join(str(part) for part in problem["loc"]) or "parameters"
        if problem["type"] == "missing":
            told = msg(
                "measure-parameters", "The measure {name} needs {key}.", name=f"`{measure.name}`", key=f"`{key}`"
            )
            raise SettingsError(told, code=told.code) from error
        told = msg(
            "measure-parameters",
            "The measure {name} does not take this: {key}.",
            name=f"`{measure.name}`",
            key=f"`{key}`",
        )
        raise SettingsError(told, code=told.code, hints=[wanted(problem, key, told.code)]) from error
