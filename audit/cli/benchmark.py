"""`audit benchmark`: published figures of other employers, to place one's own among them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.commands import Commands
from audit.cli.console import escape, out, say, say_written
from audit.cli.outputs import check_apart

benchmark_app = Commands(help="Published figures of other employers, to place your own among.")


@benchmark_app.command("build")
def build(
    source: Annotated[Path, typer.Argument(help="A year's download of the UK gender pay gap service (.csv).")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The benchmark file.")] = Path("benchmark.json"),
) -> None:
    """Build a small benchmark file: percentiles by sector and size, with their year and source."""
    from audit.measures.benchmark import build_benchmark, write_benchmark

    check_apart((output,), read=(source,))
    benchmark = build_benchmark(source)
    write_benchmark(benchmark, output)
    counts = {"n": benchmark.employers, "year": benchmark.year, "impossible": benchmark.impossible}
    out.print(escape(say("Employers: {n:,}. Year: {year}. Impossible gaps, left out: {impossible}.", **counts)))
    say_written(output)
    out.print(escape(say("To use it, write in audit.toml: {line}", line=f'benchmark = "{output}"')), soft_wrap=True)
