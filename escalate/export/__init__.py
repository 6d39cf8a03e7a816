"""The collection as files: JSON, CSV, GraphML, GEXF and the page."""
