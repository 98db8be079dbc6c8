using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Tests.Library;
using Aetherion.GraphQL.Tests.Node;
using Aetherion.GraphQL.Types;
using Aetherion.GraphQL.Validation;
using Aetherion.GraphQL.Validation.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Tests.Oracle;

public sealed class DifferentialTests(DifferentialRun run) : IClassFixture<DifferentialRun>
{
    private const int DocumentsMin = 2000;

    /// <summary>Ways of breaking a rule, for each rule of the specification.</summary>
    private const int ShapesMin = 20;

    private static readonly string[] Operations =
        ["{0} {1}", "{0} A {1}", "{0} @include(if: true) {1}", "query Q {{ dog {{ name }} }} {0} A {1}", "{0} A {1} {0} B {1}"];

    [Fact]
    public void Every_document_is_judged_and_answered_as_graphql_js_does()
    {
        run.Report.GetProperty("differences").EnumerateArray().Select(difference => difference.ToString()).ShouldBeEmpty();
        run.Report.GetProperty("documents").GetInt32().ShouldBeGreaterThanOrEqualTo(DocumentsMin);
        run.Report.GetProperty("executed").GetInt32().ShouldBeGreaterThan(200);
        run.Report.GetProperty("unparsable").GetInt32().ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Every_rule_is_broken_in_at_least_twenty_ways()
    {
        var shapes = run.Report.GetProperty("shapes");

        // graphql-js 16 has no such rule: its executor says that the schema has no such operation.
        var judged = RuleNames().Except([nameof(KnownOperationTypesRule)[..^"Rule".Length]]);
        judged.Where(rule => !shapes.TryGetProperty(rule, out var count) || count.GetInt32() < ShapesMin)
            .ShouldBeEmpty(shapes.GetRawText());
    }

    [Fact]
    public async Task Without_any_one_rule_the_documents_are_judged_differently()
    {
        await using var host = await LibraryHost.StartOracleAsync();
        var schema = host.Services.GetRequiredService<GraphQLSchema>();
        var documents = run.Judgements.Where(judgement => judgement.Kind != "unparsable")
            .Select(judgement => (Syntax: Parser.Parse(judgement.Query), Judgement: judgement))
            .ToList();

        List<string> Differences(DocumentValidator validator) =>
        [
            .. documents.Where(document => !Judge(validator, document.Syntax).SequenceEqual(document.Judgement.Errors))
                .Select(document => document.Judgement.Query),
        ];

        Differences(ValidatorWithout(schema, null)).ShouldBeEmpty();
        foreach (var rule in RuleNames().Where(name => name != "KnownOperationTypes"))
            Differences(ValidatorWithout(schema, rule)).Count.ShouldBeGreaterThanOrEqualTo(ShapesMin, rule);
    }

    [Fact]
    public void An_operation_the_schema_has_not_is_found_by_one_rule_alone()
    {
        var schema = new SchemaBuilder().AddType(typeof(OracleQueries)).Build();
        string[] bodies = ["{ a }", "{ a { b } }"];
        var documents = Operations
            .SelectMany(operation => ((string[])["mutation", "subscription"]).SelectMany(kind => bodies.Select(body =>
                string.Format(System.Globalization.CultureInfo.InvariantCulture, operation, kind, body))))
            .Select(text => Parser.Parse(text))
            .ToList();

        documents.Count.ShouldBeGreaterThanOrEqualTo(ShapesMin);
        foreach (var document in documents)
        {
            Judge(ValidatorWithout(schema, null), document)
                .ShouldContain(error => error.StartsWith("KnownOperationTypes ", StringComparison.Ordinal));
            Judge(ValidatorWithout(schema, "KnownOperationTypes"), document)
                .ShouldNotContain(error => error.StartsWith("KnownOperationTypes ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("subscription { ticks @skip(if: true) }")]
    [InlineData("subscription S($a: Boolean!) { ticks @include(if: $a) }")]
    [InlineData("subscription { ... @include(if: true) { ticks } }")]
    [InlineData("subscription { ...F @skip(if: false) } fragment F on Subscription { ticks }")]
    public void Conditions_at_the_root_of_a_subscription_are_refused_as_the_specification_has_it(string document)
    {
        // A rule of September 2025, which graphql-js 16 does not have yet.
        var schema = new SchemaBuilder().AddType(typeof(OracleQueries)).AddType(typeof(OracleSubscriptions)).Build();

        Judge(ValidatorWithout(schema, null), Parser.Parse(document)).Single().ShouldStartWith("SingleFieldSubscriptions");
    }

    [Fact]
    public async Task The_introspected_schema_is_valid_and_equals_the_printed_one()
    {
        await using var host = await LibraryHost.StartOracleAsync();

        var output = await NodeScript.RunWithFileAsync("schema.mjs", host.Url, host.Sdl);

        output.Trim().ShouldBe("equal");
    }

    private static IEnumerable<string> RuleNames()
    {
        var document = Parser.Parse("{ __typename }");
        var context = new ValidationContext(
            new SchemaBuilder().AddType(typeof(OracleQueries)).Build(), new GraphQLOptions(), document, suggests: false);
        return DocumentValidator.Specified.Select(make => make(context).Name);
    }

    private static DocumentValidator ValidatorWithout(GraphQLSchema schema, string? rule)
    {
        var names = RuleNames().ToList();
        return new DocumentValidator(
            schema,
            new GraphQLOptions { MaxValidationErrors = 1000, MaxDepth = 1000 },
            [.. DocumentValidator.Specified.Where((_, index) => names[index] != rule)]);
    }

    /// <summary>The errors as the script writes them.</summary>
    private static string[] Judge(DocumentValidator validator, DocumentNode document)
    {
        var errors = validator.Validate(document)
            .Select(error => $"{error.Extensions!["rule"]} {Print(error.Locations ?? [])}")
            .Order(StringComparer.Ordinal)
            .ToArray();
        // What stands inside type definitions is of no interest once they are refused as such.
        var refused = errors.Where(error => error.StartsWith("ExecutableDefinitions", StringComparison.Ordinal)).ToArray();
        return refused.Length > 0 ? refused : errors;
    }

    private static string Print(IReadOnlyList<Location> locations) => string.Join(
        ' ',
        locations.Select(location => $"{location.Line}:{location.Column}").Order(StringComparer.Ordinal));
}
