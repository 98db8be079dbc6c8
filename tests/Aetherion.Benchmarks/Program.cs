using Aetherion.Benchmarks;
using Aetherion.Benchmarks.Reporting;

var suites = BenchmarkSuites.All;
var isJson = args.Contains("--json");
var wanted = args.Where(a => a != "--json").ToArray();
if (wanted.FirstOrDefault(name => !suites.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"bench knows no '{unknown}'; it knows {string.Join(", ", suites.Keys)}, and --json.");
    return 2;
}
List<Figure> figures = [];
foreach (var name in wanted.Length > 0 ? wanted : [.. suites.Keys])
    figures.AddRange(await suites[name](line => Console.Error.WriteLine(line)));
FigureReport.Write(figures, isJson, Console.Out);
return 0;
