"""Plain frozen data: checklists, measurements, results, comparisons. No pandas, no input or output."""
