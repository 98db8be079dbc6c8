using System.Text.Json;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Tests.Node;

namespace Aetherion.GraphQL.Tests.Oracle;

public sealed class DifferentialTests
{
    private const int DocumentsMin = 2000;

    /// <summary>Documents that break a rule, for each rule that can be broken.</summary>
    private const int ViolationsMin = 20;

    private static readonly string[] Rules =
    [
        "ExecutableDefinitions", "UniqueOperationNames", "LoneAnonymousOperation", "SingleFieldSubscriptions",
        "KnownTypeNames", "FragmentsOnCompositeTypes", "VariablesAreInputTypes", "ScalarLeafs", "FieldsOnCorrectType",
        "UniqueFragmentNames", "KnownFragmentNames", "NoUnusedFragments", "PossibleFragmentSpreads", "NoFragmentCycles",
        "UniqueVariableNames", "NoUndefinedVariables", "NoUnusedVariables", "KnownDirectives",
        "UniqueDirectivesPerLocation", "KnownArgumentNames", "UniqueArgumentNames", "ValuesOfCorrectType",
        "ProvidedRequiredArguments", "VariablesInAllowedPosition", "OverlappingFieldsCanBeMerged", "UniqueInputFieldNames",
    ];

    [Fact]
    public async Task Every_document_is_judged_and_answered_as_graphql_js_does()
    {
        await using var host = await LibraryHost.StartOracleAsync();

        var output = await NodeScript.RunAsync("differential.mjs", host.Url.ToString());

        using var report = JsonDocument.Parse(output);
        var root = report.RootElement;
        root.GetProperty("differences").EnumerateArray().Select(difference => difference.ToString()).ShouldBeEmpty();
        root.GetProperty("documents").GetInt32().ShouldBeGreaterThanOrEqualTo(DocumentsMin);
        root.GetProperty("executed").GetInt32().ShouldBeGreaterThan(200);
        root.GetProperty("unparsable").GetInt32().ShouldBeGreaterThan(200);
        var violations = root.GetProperty("violations");
        Rules.Where(rule => !violations.TryGetProperty(rule, out var count) || count.GetInt32() < ViolationsMin)
            .ShouldBeEmpty(violations.GetRawText());
    }

    [Fact]
    public async Task The_introspected_schema_is_valid_and_equals_the_printed_one()
    {
        await using var host = await LibraryHost.StartOracleAsync();

        var output = await NodeScript.RunAsync("schema.mjs", host.Url.ToString(), host.Sdl);

        output.Trim().ShouldBe("equal");
    }
}
