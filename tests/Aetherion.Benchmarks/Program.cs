using System.Globalization;
using Aetherion.Benchmarks;
using Aetherion.Benchmarks.Api;
using Aetherion.Benchmarks.Core;
using Aetherion.Benchmarks.Models;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Benchmarks.Venues;
using Aetherion.Benchmarks.Venues.Latency;

if (args is [ConstantServer.Verb, var answerFile])
{
    await ConstantServer.RunAsync(answerFile);
    return 0;
}
if (args is [RegimeServer.Verb])
{
    await RegimeServer.RunAsync();
    return 0;
}
if (args is [FrameSender.Verb, var perSecond, var count, var timesFile])
{
    await FrameSender.RunAsync(
        int.Parse(perSecond, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), timesFile);
    return 0;
}
Benchmark[] all = [.. CoreSuite.Benchmarks, .. ModelsSuite.Benchmarks, .. ApiSuite.Benchmarks, .. VenuesSuite.Benchmarks];
var isJson = args.Contains("--json");
var wanted = args.Where(a => a != "--json").ToArray();
bool IsWanted(string benchmark, string name) =>
    benchmark == name || benchmark.StartsWith($"{name}/", StringComparison.Ordinal);

if (wanted.FirstOrDefault(name => !all.Any(b => IsWanted(b.Name, name))) is { } unknown)
{
    Console.Error.WriteLine(
        $"bench knows no '{unknown}'; it knows core, models, api, venues, {string.Join(", ", all.Select(b => b.Name))}, and --json.");
    return 2;
}
List<Figure> figures = [];
foreach (var benchmark in all.Where(b => wanted.Length == 0 || wanted.Any(name => IsWanted(b.Name, name))))
{
    Console.Error.WriteLine(benchmark.Title);
    figures.AddRange(await benchmark.RunAsync());
}
FigureReport.Write(figures, isJson, Console.Out);
return 0;
