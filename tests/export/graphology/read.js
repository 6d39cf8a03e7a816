// Reads a JSON list of [format, text] on standard input with graphology and prints what each graph holds as JSON.
"use strict";
const fs = require("fs");
const Graph = require("graphology");
const readers = { gexf: require("graphology-gexf"), graphml: require("graphology-graphml") };

const found = JSON.parse(fs.readFileSync(0, "utf8")).map(([format, text]) => {
  const graph = readers[format].parse(Graph, text);
  return {
    nodes: Object.fromEntries(graph.mapNodes((key, attributes) => [key, attributes])),
    edges: Object.fromEntries(graph.mapEdges((key, attributes, source, target) => [key, [source, target, attributes]])),
  };
});
process.stdout.write(JSON.stringify(found));
