"""The engine: shapely geometries and plain data in, an `Assessment` out. Knows neither QGIS nor Qt.

Read it in the order in which a plan goes through it: plan, layers, overlay, relations, catalogue, judgement, conflicts,
compensation, core_qualities, assess, report.
"""
