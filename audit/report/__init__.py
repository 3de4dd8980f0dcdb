"""Renderings of a result: HTML, PDF, workbook and JSON."""
