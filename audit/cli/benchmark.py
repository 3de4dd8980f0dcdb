"""`audit benchmark`: published figures of other employers, to place one's own among them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audit.cli.console import escape, out

benchmark_app = typer.Typer(help="Published figures of other employers, to place your own among.", no_args_is_help=True)


@benchmark_app.command("build")
def build(
    source: Annotated[Path, typer.Argument(help="A year's download of the UK gender pay gap service (.csv).")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The benchmark file.")] = Path("benchmark.json"),
) -> None:
    """Build a small benchmark file: percentiles by sector and size, with their year and source."""
    from audit.measures.benchmark import build_benchmark, write_benchmark

    benchmark = build_benchmark(source)
    write_benchmark(benchmark, output)
    out.print(f"{benchmark.employers:,} employers, {escape(benchmark.year)}; {benchmark.impossible} gaps left out.")
    out.print(f"[green]Wrote[/green] {escape(str(output))}", soft_wrap=True)
    out.print(f'Name it in audit.toml: benchmark = "{escape(str(output))}"', soft_wrap=True)
