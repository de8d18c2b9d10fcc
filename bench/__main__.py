"""All benches, one after the other: `make bench`."""

from time import perf_counter

from bench import engine, figures, forecast, kpi_import, kpi_pages, kpi_store, kpis, pages, people_pages, start

begin = perf_counter()
for bench in (engine, forecast, figures, kpis, kpi_import, kpi_store, pages, kpi_pages, people_pages, start):
    bench.main()
print(f"\nAll of it took {perf_counter() - begin:.0f} seconds.")
