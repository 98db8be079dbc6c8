using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Aetherion.Api.Tests.Dashboard;

/// <summary>What the dashboard asks for is within the limits of the cost, whatever the tenant has.</summary>
public sealed partial class DashboardCostTests
{
    private const int QueriesMin = 10;

    /// <summary>The longest pages the dashboard asks for: of bars, and of everything else.</summary>
    private const int BarsMax = 500;
    private const int ItemsMax = 100;

    [Fact]
    public async Task No_query_of_the_dashboard_costs_more_than_is_allowed()
    {
        using var services = new ServiceCollection()
            .AddSingleton<IClusterClient>(new FakeCluster())
            .AddAetherionApi(new ApiOptions())
            .BuildServiceProvider();
        var executor = services.GetRequiredService<RequestExecutor>();
        var queries = ReadQueries();

        queries.Count.ShouldBeGreaterThanOrEqualTo(QueriesMin);
        foreach (var (name, document) in queries)
        {
            using var result = await executor.ExecuteAsync(
                new GraphQLRequest(document) { Variables = VariablesOf(document) },
                new ExecutionScope(services) { Rules = new RequestRules { CostMode = CostMode.Validate } },
                TestContext.Current.CancellationToken);
            result.Errors.Select(error => error.Message).ShouldBeEmpty(name);
        }
    }

    private static List<(string Name, string Document)> ReadQueries()
    {
        var texts = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "dashboard"), "*.ts")
            .SelectMany(file => Template().Matches(File.ReadAllText(file)))
            .GroupBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Groups["text"].Value, StringComparer.Ordinal);
        return
        [
            .. texts.Where(text => text.Value.TrimStart().StartsWith("query", StringComparison.Ordinal))
                .Select(text => (text.Key, Expand(text.Value, texts))),
        ];
    }

    /// <summary>Fragments that several others bring along are there once.</summary>
    private static string Expand(string text, Dictionary<string, string> texts)
    {
        var parts = new List<string>();
        var open = new Queue<string>([text]);
        while (open.TryDequeue(out var part))
        {
            if (parts.Contains(part))
                continue;
            parts.Add(part);
            foreach (Match place in Placeholder().Matches(part))
                open.Enqueue(texts[place.Groups["name"].Value]);
        }

        return string.Concat(parts.Select(part => Placeholder().Replace(part, "")));
    }

    private static JsonElement VariablesOf(string document)
    {
        var operation = Parser.Parse(document).Definitions.OfType<OperationDefinitionNode>().Single();
        var first = document.Contains("candles(", StringComparison.Ordinal) ? BarsMax : ItemsMax;
        var values = operation.VariableDefinitions.ToDictionary(
            definition => definition.Variable.Name,
            definition => (object)(SyntaxPrinter.Print(definition.Type).TrimEnd('!') switch
            {
                "Int" => first,
                "Timeframe" => "M1",
                _ => "x",
            }));
        return JsonSerializer.SerializeToElement(values);
    }

    [GeneratedRegex(@"(?<name>\w+)\s*[:=]\s*/\* GraphQL \*/\s*`(?<text>[^`]*)`")]
    private static partial Regex Template();

    [GeneratedRegex(@"\$\{(?<name>\w+)\}")]
    private static partial Regex Placeholder();
}
