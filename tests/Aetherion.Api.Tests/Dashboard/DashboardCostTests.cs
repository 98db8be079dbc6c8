using System.Text;
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

    /// <summary>Every query of the client package, which the dashboard takes its documents from, with its fragments.</summary>
    private static List<(string Name, string Document)> ReadQueries()
    {
        var definitions = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "operations"), "*.graphql")
            .SelectMany(ReadDefinitions)
            .ToList();
        var fragments = definitions.Where(definition => definition.Node is FragmentDefinitionNode).ToDictionary(
            definition => ((FragmentDefinitionNode)definition.Node).Name.Value,
            definition => definition.Text,
            StringComparer.Ordinal);
        return
        [
            .. definitions.Where(definition => definition.Node is OperationDefinitionNode { Operation: OperationKind.Query })
                .Select(definition => (
                    ((OperationDefinitionNode)definition.Node).Name!.Value.Value, Expand(definition.Text, fragments))),
        ];
    }

    private static IEnumerable<(DefinitionNode Node, string Text)> ReadDefinitions(string file)
    {
        var source = File.ReadAllBytes(file);
        return Parser.Parse(Encoding.UTF8.GetString(source)).Definitions
            .Select(node => (node, Encoding.UTF8.GetString(source, node.Start, node.End - node.Start)));
    }

    private static string Expand(string operation, Dictionary<string, string> fragments)
    {
        var parts = new List<string>();
        var open = new Queue<string>([operation]);
        while (open.TryDequeue(out var part))
        {
            if (parts.Contains(part))
                continue;
            parts.Add(part);
            foreach (Match spread in Spread().Matches(part))
                open.Enqueue(fragments[spread.Groups["name"].Value]);
        }

        return string.Join('\n', parts);
    }

    private static JsonElement VariablesOf(string document)
    {
        var operation = Parser.Parse(document).Definitions.OfType<OperationDefinitionNode>().Single();
        var first = document.Contains("candles(", StringComparison.Ordinal) ? BarsMax : ItemsMax;
        // What may be left out is: it filters, and costs nothing.
        var values = operation.VariableDefinitions.Where(definition => definition.Type is NonNullTypeNode).ToDictionary(
            definition => definition.Variable.Name,
            definition => (object)(SyntaxPrinter.Print(definition.Type).TrimEnd('!') switch
            {
                "Int" => first,
                "Timeframe" => "M1",
                _ => "x",
            }));
        return JsonSerializer.SerializeToElement(values);
    }

    [GeneratedRegex(@"\.\.\.\s*(?!on\b)(?<name>\w+)")]
    private static partial Regex Spread();
}
